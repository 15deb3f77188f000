#include "claims/base/source_text.h"
#include "claims/commands/test_report.h"

#include <set>

namespace tally {

namespace {

void write_place(JsonWriter& json, const Location& where) {
    json.member("file", where.file).member("line", where.line).member("column", where.column);
}

void write_text_or_null(JsonWriter& json, std::string_view name, const std::string& text) {
    json.key(name);
    if (text.empty())
        json.null();
    else
        json.value(text);
}

void write_fault(JsonWriter& json, const ExampleFault& fault) {
    json.begin_object().member("test", fault.test + 1);
    write_place(json, fault.where);
    json.member("what", fault.what);
    write_text_or_null(json, "because", fault.because);
    write_text_or_null(json, "help", fault.help);
    json.key("marks").begin_array();
    for (const Underlined& mark : fault.underlined) {
        json.begin_object().member("text", mark.text).member("start", mark.span.start);
        json.member("end", mark.span.end).key("attribute");
        if (mark.claim)
            json.value(mark.claim->attribute);
        else
            json.null();
        json.end_object();
    }
    json.end_array().end_object();
}

void write_result(JsonWriter& json, const RuleExamples& result) {
    json.begin_object().member("id", result.id);
    write_place(json, result.where);
    json.member("relation", result.is_relation()).member("tests", result.tests);
    json.member("passed", result.passed).member("failed", failed_tests(result));
    json.key("faults").begin_array();
    for (const ExampleFault& fault : result.faults)
        write_fault(json, fault);
    json.end_array().end_object();
}

class JsonTestReport : public TestReport {
public:
    explicit JsonTestReport(Environment& environment) : environment_(environment), json_(out_) {
        json_.begin_object().member("schema_version", 1).key("packs").begin_array();
    }

    void add(const Pack& pack, const std::vector<RuleExamples>& results) override {
        json_.begin_object().member("pack", pack.id).key("files").begin_array();
        for (const std::string& file : pack.files)
            json_.value(file);
        json_.end_array().key("rules").begin_array();
        for (const RuleExamples& result : results)
            write_result(json_, result);
        json_.end_array().end_object();
        flush();
    }

    void finish(const TestTotals& totals) override {
        json_.end_array().member("passed", totals.passed).member("failed", totals.failed);
        json_.member("untested", totals.untested).end_object();
        out_ += '\n';
        flush();
    }

private:
    void flush() {
        json_.flush();
        environment_.out.write(out_);
        out_.clear();
    }

    Environment& environment_;
    std::string out_;
    JsonWriter json_;
};

} // namespace

std::unique_ptr<TestReport> json_test_report(Environment& environment) {
    return std::make_unique<JsonTestReport>(environment);
}

} // namespace tally
