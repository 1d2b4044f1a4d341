#include "markup/codelanguages.h"

#include <QHash>

namespace markup {

namespace {

QSet<QString> words(const char *list)
{
    const QStringList all = QString::fromLatin1(list).split(QLatin1Char(' '));
    return QSet<QString>(all.begin(), all.end());
}

CodeLanguage withSlashes(const char *label, const char *keywords)
{
    CodeLanguage language;
    language.label = QLatin1String(label);
    language.keywords = words(keywords);
    language.lineComments = {QStringLiteral("//")};
    language.blockStart = QStringLiteral("/*");
    language.blockEnd = QStringLiteral("*/");
    language.quotes = QStringLiteral("\"'");
    return language;
}

CodeLanguage withHash(const char *label, const char *keywords)
{
    CodeLanguage language;
    language.label = QLatin1String(label);
    language.keywords = words(keywords);
    language.lineComments = {QStringLiteral("#")};
    language.quotes = QStringLiteral("\"'");
    return language;
}

struct Entry
{
    QStringList names;
    CodeLanguage language;
};

QList<Entry> makeTable()
{
    QList<Entry> table;
    const auto add = [&table](const char *names, CodeLanguage language) {
        table.append({QString::fromLatin1(names).split(QLatin1Char(' ')), std::move(language)});
    };

    CodeLanguage python =
        withHash("Python",
                 "False None True and as assert async await break class continue def del elif else except finally for "
                 "from global if import in is lambda match case nonlocal not or pass raise return try while with yield "
                 "int float str bool list dict set tuple bytes object self");
    python.tripleQuotes = true;
    add("python py python3 pycon", python);

    add("c h",
        withSlashes("C", "auto break case char const continue default do double else enum extern float for goto if "
                         "inline int long register restrict return short signed sizeof static struct switch typedef "
                         "union unsigned void volatile while bool true false NULL size_t"));
    add("cpp c++ cc cxx hpp",
        withSlashes("C++",
                    "alignas alignof auto bool break case catch char class co_await co_return co_yield concept const "
                    "consteval constexpr constinit const_cast continue decltype default delete do double "
                    "dynamic_cast else enum explicit export extern false final float for friend goto if inline int "
                    "long mutable namespace new noexcept nullptr operator override private protected public "
                    "reinterpret_cast requires return short signed sizeof static static_assert static_cast struct "
                    "switch template this throw true try typedef typeid typename union unsigned using virtual void "
                    "volatile wchar_t while size_t"));
    add("csharp cs c#",
        withSlashes("C#",
                    "abstract as async await base bool break byte case catch char class const continue decimal default "
                    "delegate do double else enum event false finally float for foreach get if in int interface "
                    "internal is lock long namespace new null object out override params private protected public "
                    "readonly ref return sealed set short static string struct switch this throw true try typeof uint "
                    "ulong using var virtual void while yield"));

    CodeLanguage script = withSlashes(
        "JavaScript",
        "async await break case catch class const continue debugger default delete do else export extends false "
        "finally for from function get if import in instanceof let new null of return set static super switch "
        "this throw true try typeof undefined var void while with yield");
    script.quotes = QStringLiteral("\"'`");
    script.multilineBacktick = true;
    add("javascript js jsx mjs node", script);
    script.label = QStringLiteral("TypeScript");
    script.keywords +=
        words("abstract any as asserts boolean declare enum implements infer interface is keyof namespace never "
              "number object private protected public readonly string symbol type unknown");
    add("typescript ts tsx", script);

    CodeLanguage go = withSlashes(
        "Go",
        "break case chan const continue default defer else fallthrough for func go goto if import interface map "
        "package "
        "range return select struct switch type var bool byte error float32 float64 int int32 int64 rune string uint "
        "uint8 uint32 uint64 any nil true false iota");
    go.quotes = QStringLiteral("\"'`");
    go.multilineBacktick = true;
    add("go golang", go);

    CodeLanguage rust = withSlashes(
        "Rust",
        "as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod "
        "move "
        "mut pub ref return self Self static struct super trait true type unsafe use where while bool char f32 f64 i8 "
        "i16 i32 i64 isize str u8 u16 u32 u64 usize String Vec Option Result Some None Ok Err");
    rust.quotes = QStringLiteral("\""); // a lone ' is a lifetime
    add("rust rs", rust);

    add("java",
        withSlashes(
            "Java",
            "abstract assert boolean break byte case catch char class const continue default do double else enum "
            "extends final finally float for if implements import instanceof int interface long native new null "
            "package private protected public record return sealed short static strictfp super switch "
            "synchronized this throw throws transient true false try var void volatile while yield"));
    add("kotlin kt",
        withSlashes("Kotlin", "as break by catch class companion const constructor continue data do else enum false "
                              "final finally for fun get if import in init inline interface internal is lateinit null "
                              "object open out override package private protected public return sealed set super "
                              "suspend this throw true try typealias val var vararg when where while"));
    add("swift",
        withSlashes("Swift",
                    "as associatedtype async await break case catch class continue default defer deinit do else "
                    "enum extension fallthrough false fileprivate final for func get guard if import in init inout "
                    "internal is lazy let mutating nil open operator override private protocol public repeat "
                    "return self Self set some static struct subscript super switch throw throws true try "
                    "typealias var weak where while"));
    CodeLanguage php =
        withSlashes("PHP", "abstract and array as break case catch class clone const continue declare default do echo "
                           "else elseif extends final finally fn for foreach function global if implements "
                           "instanceof interface match namespace new null or private protected public readonly "
                           "require return static switch this throw trait true false try use var while yield");
    php.lineComments.append(QStringLiteral("#"));
    add("php", php);
    add("ruby rb",
        withHash("Ruby",
                 "alias and begin break case class def defined do else elsif end ensure false for if in module next "
                 "nil not or redo rescue retry return self super then true undef unless until when while yield "
                 "require attr_accessor puts"));

    CodeLanguage shell = withHash("Shell", "case do done elif else esac fi for function if in select then until while "
                                           "break continue return exit export local "
                                           "readonly set unset shift source alias echo cd test trap eval exec");
    shell.callsAreFunctions = false;
    add("shell sh bash zsh console shellscript", shell);

    CodeLanguage sql;
    sql.label = QStringLiteral("SQL");
    sql.keywords = words(
        "add all alter and as asc begin between by case cast check column commit constraint create cross database "
        "default delete desc distinct drop else end exists explain foreign from full group having if in index "
        "inner insert integer into is join key left like limit not null offset on or order outer over partition "
        "primary references returning right rollback select set table text then transaction trigger union unique "
        "update using values varchar view when where with");
    sql.lineComments = {QStringLiteral("--")};
    sql.blockStart = QStringLiteral("/*");
    sql.blockEnd = QStringLiteral("*/");
    sql.quotes = QStringLiteral("\"'");
    sql.ignoresCase = true;
    add("sql sqlite postgresql mysql plsql", sql);

    CodeLanguage json;
    json.label = QStringLiteral("JSON");
    json.keywords = words("true false null");
    json.lineComments = {QStringLiteral("//")};
    json.quotes = QStringLiteral("\"");
    json.callsAreFunctions = false;
    json.keysAreKeywords = true;
    add("json jsonc json5 jsonl", json);

    CodeLanguage yaml = withHash("YAML", "true false null yes no on off");
    yaml.callsAreFunctions = false;
    yaml.keysAreKeywords = true;
    add("yaml yml", yaml);
    CodeLanguage toml = withHash("TOML", "true false");
    toml.callsAreFunctions = false;
    add("toml ini conf", toml);
    CodeLanguage cmake =
        withHash("CMake", "if elseif else endif foreach endforeach while endwhile function endfunction macro "
                          "endmacro return set list PUBLIC PRIVATE INTERFACE REQUIRED");
    add("cmake", cmake);
    CodeLanguage docker =
        withHash("Dockerfile", "FROM RUN CMD LABEL EXPOSE ENV ADD COPY ENTRYPOINT VOLUME USER WORKDIR ARG AS");
    docker.callsAreFunctions = false;
    add("dockerfile docker", docker);
    return table;
}

} // namespace

const CodeLanguage *languageNamed(const QString &name)
{
    static const QList<Entry> table = makeTable();
    static const QHash<QString, const CodeLanguage *> byName = [] {
        QHash<QString, const CodeLanguage *> all;
        for (const Entry &entry : table) {
            for (const QString &one : entry.names)
                all.insert(one, &entry.language);
        }
        return all;
    }();
    return byName.value(name.toLower());
}

} // namespace markup
