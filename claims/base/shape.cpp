#include "claims/base/shape.h"

#include "claims/base/json.h"

#include <algorithm>
#include <map>
#include <utility>

namespace tally {

const ShapeKey* Shape::key(std::string_view known) const {
    const auto found = std::find_if(keys.begin(), keys.end(),
                                    [&](const ShapeKey& one) { return one.name == known; });
    return found == keys.end() ? nullptr : &*found;
}

std::vector<std::string_view> Shape::key_names() const {
    std::vector<std::string_view> out;
    for (const ShapeKey& one : keys)
        out.push_back(one.name);
    return out;
}

Shape names_shape(Shape held) {
    Shape shape{Shape::Sort::mapping};
    shape.of.push_back(std::move(held));
    return shape;
}

Shape pattern_shape(Shape::Sort sort, std::string_view pattern) {
    Shape shape{sort};
    shape.pattern = pattern;
    return shape;
}

Shape list_shape(Shape item, bool may_be_empty) {
    Shape shape{Shape::Sort::list};
    shape.may_be_empty = may_be_empty;
    shape.of.push_back(std::move(item));
    return shape;
}

Shape one_or_more_shape(Shape item) {
    Shape shape{Shape::Sort::one_or_more};
    shape.of.push_back(std::move(item));
    return shape;
}

Shape any_shape(std::vector<Shape> of) {
    Shape shape{Shape::Sort::any_of};
    shape.of = std::move(of);
    return shape;
}

namespace {

constexpr std::string_view identifier_pattern = "^[a-z][a-z0-9-]*$";
constexpr std::string_view not_blank = "[^ \\t\\r\\n]";

class SchemaWriter {
public:
    std::string write(const Shape& shape, std::string_view id, std::string_view title) {
        json_.begin_object().member("$schema", "http://json-schema.org/draft-07/schema#");
        json_.member("$id", id).member("title", title);
        members(shape);
        collect(shape);
        if (!named_.empty()) {
            json_.key("definitions").begin_object();
            for (const auto& [name, one] : named_) {
                json_.key(name).begin_object();
                members(*one);
                json_.end_object();
            }
            json_.end_object();
        }
        json_.end_object();
        return std::move(out_) + '\n';
    }

private:
    void collect(const Shape& shape) {
        const auto visit = [this](const Shape& below) {
            if (!below.name.empty()) named_.emplace(below.name, &below);
            collect(below);
        };
        for (const Shape& below : shape.of)
            visit(below);
        for (const ShapeKey& key : shape.keys)
            visit(key.shape);
    }

    /// A schema of its own, with what is said of it.
    void object(const Shape& shape, std::string_view about = "") {
        json_.begin_object();
        if (!about.empty()) json_.member("description", about);
        if (shape.name.empty()) {
            members(shape);
        } else {
            const std::string place = "#/definitions/" + std::string(shape.name);
            if (about.empty()) // beside $ref nothing else counts
                json_.member("$ref", place);
            else
                json_.key("allOf")
                    .begin_array()
                    .begin_object()
                    .member("$ref", place)
                    .end_object()
                    .end_array();
        }
        json_.end_object();
    }

    void types(std::initializer_list<std::string_view> names) {
        json_.key("type").begin_array();
        for (const std::string_view name : names)
            json_.value(name);
        json_.end_array();
    }

    void members(const Shape& shape) {
        using enum Shape::Sort;
        switch (shape.sort) {
        case version: json_.member("const", 1); return;
        case text:
            json_.member("type", "string");
            json_.member("pattern", shape.pattern.empty() ? not_blank : shape.pattern);
            return;
        case identifier:
            json_.member("type", "string").member("pattern", identifier_pattern);
            return;
        case scalar:
            types({"string", "number", "boolean"});
            json_.member("pattern", shape.pattern.empty() ? not_blank : shape.pattern);
            return;
        case optional:
            types({"string", "number", "boolean", "null"});
            if (!shape.pattern.empty()) json_.member("pattern", shape.pattern);
            return;
        case truth: json_.member("type", "boolean"); return;
        case word: words(shape.words); return;
        case list: items(shape.of.front(), shape.may_be_empty ? 0 : 1, shape.exactly); return;
        case one_or_more:
            json_.key("anyOf").begin_array();
            object(shape.of.front());
            json_.begin_object();
            items(shape.of.front(), 1, 0);
            json_.end_object().end_array();
            return;
        case mapping: mapping_members(shape); return;
        case any_of:
            json_.key("anyOf").begin_array();
            for (const Shape& one : shape.of)
                object(one);
            json_.end_array();
            return;
        }
    }

    void words(const std::vector<std::string_view>& words) {
        json_.key("enum").begin_array();
        for (const std::string_view one : words)
            if (one == "true" || one == "false")
                json_.value(one == "true");
            else
                json_.value(one);
        json_.end_array();
    }

    void items(const Shape& item, std::size_t least, std::size_t exactly) {
        json_.member("type", "array");
        if (exactly > 0)
            json_.member("minItems", exactly).member("maxItems", exactly);
        else if (least > 0)
            json_.member("minItems", least);
        json_.key("items");
        object(item);
    }

    void mapping_members(const Shape& shape) {
        json_.member("type", "object");
        std::vector<std::string_view> needed;
        for (const ShapeKey& key : shape.keys)
            if (key.needed) needed.push_back(key.name);
        if (!needed.empty()) names("required", needed);
        if (!shape.keys.empty()) {
            json_.key("properties").begin_object();
            for (const ShapeKey& key : shape.keys) {
                json_.key(key.name);
                object(key.shape, key.about);
            }
            json_.end_object();
        }
        json_.key("additionalProperties");
        if (shape.of.empty()) {
            json_.value(false);
        } else {
            object(shape.of.front());
            if (!shape.any_name)
                json_.key("propertyNames")
                    .begin_object()
                    .member("pattern",
                            shape.keys.empty() ? identifier_pattern : "^[a-z][a-z0-9_-]*$")
                    .end_object();
        }
        if (!shape.either.empty()) either(shape.either);
    }

    void either(const std::vector<std::vector<std::string_view>>& sets) {
        json_.key("oneOf").begin_array();
        for (const auto& set : sets) {
            json_.begin_object();
            names("required", set);
            json_.key("properties").begin_object();
            for (const auto& other : sets)
                for (const std::string_view name : other)
                    if (&other != &set && std::find(set.begin(), set.end(), name) == set.end())
                        json_.member(name, false);
            json_.end_object().end_object();
        }
        json_.end_array();
    }

    void names(std::string_view key, const std::vector<std::string_view>& names) {
        json_.key(key).begin_array();
        for (const std::string_view name : names)
            json_.value(name);
        json_.end_array();
    }

    std::string out_;
    JsonWriter json_{out_, 2};
    std::map<std::string_view, const Shape*> named_;
};

} // namespace

std::string json_schema_of(const Shape& shape, std::string_view id, std::string_view title) {
    return SchemaWriter().write(shape, id, title);
}

} // namespace tally
