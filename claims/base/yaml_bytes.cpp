// A node is its sort, its offset, and then the text of a scalar behind its size, or its children
// behind their number; of a mapping each key is followed by its value. Numbers are seven bits a
// byte, the lowest first, all but the last with the high bit set.
#include "claims/base/yaml_bytes.h"

#include <cstddef>
#include <stdexcept>
#include <utility>

namespace tally {

namespace {

enum Sort : unsigned char { null, scalar, plain_scalar, sequence, mapping };

Sort sort_of(const YamlNode& node) {
    switch (node.type) {
    case YamlNode::Type::null: return null;
    case YamlNode::Type::scalar: return node.plain ? plain_scalar : scalar;
    case YamlNode::Type::sequence: return sequence;
    case YamlNode::Type::mapping: return mapping;
    }
    return null;
}

void write_number(std::string& out, std::size_t number) {
    for (; number >= 0x80; number >>= 7U)
        out += static_cast<char>((number & 0x7FU) | 0x80U);
    out += static_cast<char>(number);
}

void write(std::string& out, const YamlNode& node) {
    const Sort sort = sort_of(node);
    out += static_cast<char>(sort);
    write_number(out, node.offset);
    if (sort == scalar || sort == plain_scalar) {
        write_number(out, node.scalar.size());
        out += node.scalar;
    } else if (sort == sequence) {
        write_number(out, node.items.size());
        for (const YamlNode& item : node.items)
            write(out, item);
    } else if (sort == mapping) {
        write_number(out, node.entries.size());
        for (const auto& [key, value] : node.entries) {
            write(out, key);
            write(out, value);
        }
    }
}

class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    YamlNode node() {
        YamlNode out;
        const unsigned char sort = byte();
        out.offset = number();
        switch (sort) {
        case null: break;
        case plain_scalar:
        case scalar:
            out.type = YamlNode::Type::scalar;
            out.plain = sort == plain_scalar;
            out.scalar = take(number());
            break;
        case sequence:
            out.type = YamlNode::Type::sequence;
            out.items.resize(limited(number()));
            for (YamlNode& item : out.items)
                item = node();
            break;
        case mapping:
            out.type = YamlNode::Type::mapping;
            out.entries.resize(limited(number()));
            for (YamlEntry& entry : out.entries) {
                entry.key = node();
                entry.value = node();
            }
            break;
        default: fail();
        }
        return out;
    }

    void end() const {
        if (!bytes_.empty()) fail();
    }

private:
    [[noreturn]] static void fail() { throw std::logic_error("these bytes are no tree of YAML"); }

    std::string_view take(std::size_t size) {
        if (size > bytes_.size()) fail();
        const std::string_view out = bytes_.substr(0, size);
        bytes_.remove_prefix(size);
        return out;
    }

    unsigned char byte() { return static_cast<unsigned char>(take(1).front()); }

    std::size_t number() {
        std::size_t out = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const unsigned char low = byte();
            out |= static_cast<std::size_t>(low & 0x7FU) << shift;
            if (low < 0x80) return out;
        }
        fail();
    }

    /// So many children take at least as many bytes.
    std::size_t limited(std::size_t count) const {
        if (count > bytes_.size()) fail();
        return count;
    }

    std::string_view bytes_;
};

} // namespace

std::string bytes_of(const YamlNode& tree) {
    std::string out;
    write(out, tree);
    return out;
}

YamlNode tree_of(std::string_view bytes) {
    Reader reader(bytes);
    YamlNode out = reader.node();
    reader.end();
    return out;
}

} // namespace tally
