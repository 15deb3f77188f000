#include "claims/base/json.h"
#include "claims/commands/rule_pages.h"
#include "claims/reports/claim_json.h"
#include "claims/reports/value_json.h"
#include "claims/rules/describe.h"

namespace tally {

namespace {

class JsonPages {
public:
    std::string text(const std::vector<RulePage>& pages) {
        json_.begin_object().member("schema_version", 1).key("rules").begin_array();
        for (const RulePage& page : pages)
            write(page);
        json_.end_array().end_object();
        return std::move(out_) + '\n';
    }

private:
    void write(const RulePage& page) {
        const Rule& rule = *page.rule;
        const RuleTerms& terms = *rule.terms;
        json_.begin_object().member("id", terms.id).member("pack", page.pack->id);
        json_.member("about", terms.about);
        place(terms.where);
        json_.key("kinds").begin_array();
        for (const std::string& kind : kinds_claimed(rule))
            json_.value(kind);
        json_.end_array();
        json_.key("claims").begin_array();
        for (const ClaimTemplate& claim : rule.claims)
            write(claim);
        json_.end_array();
        patterns(rule);
        comparison(terms);
        for (const auto& [name, text] :
             {std::pair("message", &terms.message), {"help", &terms.help}, {"see", &terms.see}})
            text_or_null(name, *text);
        json_.key("tests").begin_array();
        for (const TestOutcome& outcome : page.tests)
            write(outcome);
        json_.end_array().end_object();
    }

    void place(const Location& where) {
        json_.member("path", where.file);
        json_.member("line", where.line).member("column", where.column);
    }

    void text_or_null(std::string_view name, const std::string& text) {
        json_.key(name);
        if (text.empty())
            json_.null();
        else
            json_.value(text);
    }

    void write(const ClaimTemplate& claim) {
        json_.begin_object().member("value", claim.value);
        json_.member("subject", text_of(claim.fact.subject));
        json_.member("attribute", text_of(claim.fact.attribute));
        text_or_null("unit", text_of(claim.fact.unit));
        json_.key("qualifiers").begin_object();
        for (const auto& [name, value] : claim.fact.qualifiers)
            json_.member(name, text_of(value));
        json_.end_object().end_object();
    }

    void patterns(const Rule& rule) {
        json_.key("match").begin_array();
        for (const Pattern& pattern : rule.match) {
            json_.begin_object().member("pattern", pattern.source);
            place(pattern.where);
            if (!pattern.widen_low.is_zero() || !pattern.widen_high.is_zero())
                json_.member("widen_low", pattern.widen_low)
                    .member("widen_high", pattern.widen_high);
            json_.end_object();
        }
        json_.end_array();
        guards("near", rule.near);
        guards("unless", rule.unless);
        json_.key("with").begin_array();
        for (const ExtraCapture& extra : rule.with) {
            json_.begin_object().member("name", extra.name).member("find", extra.pattern.source);
            json_.member("in", text_of(extra.scope, extra.words));
            json_.member("required", extra.required);
            json_.member("or_published", extra.or_published).end_object();
        }
        json_.end_array();
    }

    void guards(std::string_view name, const std::vector<Guard>& guards) {
        json_.key(name).begin_array();
        for (const Guard& guard : guards) {
            json_.begin_object().member("near", guard.pattern.source);
            json_.member("in", text_of(guard.scope, guard.words));
            text_or_null("because", guard.because);
            json_.end_object();
        }
        json_.end_array();
    }

    void comparison(const RuleTerms& terms) {
        json_.key("compare").begin_object().member("moves", name_of(terms.moves));
        text_or_null("tolerance", terms.tolerance ? text_of(*terms.tolerance) : "");
        json_.member("same_time_days", terms.same_time_days).end_object();
        text_or_null("precision",
                     terms.precision ? std::string(name_of(*terms.precision)) : std::string());
        json_.member("independence", name_of(terms.independence));
        json_.key("severity").begin_object();
        json_.member("conflict", name_of(terms.on_conflict));
        json_.member("update", name_of(terms.on_update));
        json_.member("echo", name_of(terms.on_echo));
        json_.member("single-source", name_of(terms.on_single_source));
        json_.end_object();
    }

    void write(const TestOutcome& outcome) {
        json_.begin_object().member("outcome", name_of(outcome.sort));
        json_.key("texts").begin_array();
        if (outcome.test->texts.size() == 1) json_.value(outcome.text);
        for (std::size_t i = 0; outcome.test->texts.size() > 1 && i < outcome.test->texts.size();
             ++i)
            json_.value(outcome.test->texts[i].text);
        json_.end_array();
        if (outcome.test->texts.size() == 2) {
            json_.member("verdict", outcome.test->verdict);
        } else {
            json_.key("claims").begin_array();
            for (const Claim& claim : outcome.claims)
                write(claim, outcome.text);
            json_.end_array();
        }
        text_or_null("why", outcome.why);
        json_.end_object();
    }

    void write(const Claim& claim, const std::string& text) {
        json_.begin_object().member("start", claim.value.span.start);
        json_.member("end", claim.value.span.end);
        json_.member("text", claim.value.span.of(text));
        json_.member("kind", name_of(claim.value.kind));
        write_bounds(json_, claim.value.kind, claim.value.allows);
        text_or_null("unit", claim.value.unit);
        json_.member("subject", claim.subject).member("attribute", claim.attribute);
        json_.key("qualifiers");
        write_qualifiers(json_, claim.qualifiers);
        json_.end_object();
    }

    std::string out_;
    JsonWriter json_{out_, 2};
};

} // namespace

std::string rule_pages_json(const std::vector<RulePage>& pages) { return JsonPages().text(pages); }

} // namespace tally
