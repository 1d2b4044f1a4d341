#include "markup/entities.h"

#include <algorithm>
#include <array>

namespace markup {

namespace {

struct Named
{
    QLatin1String name;
    char16_t character;
};

// Those that answers contain; HTML knows two thousand more.
const std::array<Named, 56> named{{
    {QLatin1String("amp"), u'&'},      {QLatin1String("lt"), u'<'},       {QLatin1String("gt"), u'>'},
    {QLatin1String("quot"), u'"'},     {QLatin1String("apos"), u'\''},    {QLatin1String("nbsp"), 0x00A0},
    {QLatin1String("copy"), 0x00A9},   {QLatin1String("reg"), 0x00AE},    {QLatin1String("trade"), 0x2122},
    {QLatin1String("hellip"), 0x2026}, {QLatin1String("mdash"), 0x2014},  {QLatin1String("ndash"), 0x2013},
    {QLatin1String("lsquo"), 0x2018},  {QLatin1String("rsquo"), 0x2019},  {QLatin1String("ldquo"), 0x201C},
    {QLatin1String("rdquo"), 0x201D},  {QLatin1String("laquo"), 0x00AB},  {QLatin1String("raquo"), 0x00BB},
    {QLatin1String("bull"), 0x2022},   {QLatin1String("middot"), 0x00B7}, {QLatin1String("times"), 0x00D7},
    {QLatin1String("divide"), 0x00F7}, {QLatin1String("plusmn"), 0x00B1}, {QLatin1String("deg"), 0x00B0},
    {QLatin1String("euro"), 0x20AC},   {QLatin1String("pound"), 0x00A3},  {QLatin1String("yen"), 0x00A5},
    {QLatin1String("cent"), 0x00A2},   {QLatin1String("sect"), 0x00A7},   {QLatin1String("para"), 0x00B6},
    {QLatin1String("larr"), 0x2190},   {QLatin1String("uarr"), 0x2191},   {QLatin1String("rarr"), 0x2192},
    {QLatin1String("darr"), 0x2193},   {QLatin1String("harr"), 0x2194},   {QLatin1String("rArr"), 0x21D2},
    {QLatin1String("le"), 0x2264},     {QLatin1String("ge"), 0x2265},     {QLatin1String("ne"), 0x2260},
    {QLatin1String("asymp"), 0x2248},  {QLatin1String("infin"), 0x221E},  {QLatin1String("sum"), 0x2211},
    {QLatin1String("radic"), 0x221A},  {QLatin1String("alpha"), 0x03B1},  {QLatin1String("beta"), 0x03B2},
    {QLatin1String("gamma"), 0x03B3},  {QLatin1String("delta"), 0x03B4},  {QLatin1String("lambda"), 0x03BB},
    {QLatin1String("mu"), 0x03BC},     {QLatin1String("pi"), 0x03C0},     {QLatin1String("sigma"), 0x03C3},
    {QLatin1String("omega"), 0x03C9},  {QLatin1String("emsp"), 0x2003},   {QLatin1String("ensp"), 0x2002},
    {QLatin1String("thinsp"), 0x2009}, {QLatin1String("zwj"), 0x200D},
}};

} // namespace

QString decodedEntity(const QString &entity)
{
    const QStringView body = QStringView(entity).mid(1, entity.size() - 2);
    if (body.startsWith(u'#')) {
        bool ok = false;
        const bool hex = body.size() > 1 && (body[1] == u'x' || body[1] == u'X');
        const uint code = hex ? body.mid(2).toUInt(&ok, 16) : body.mid(1).toUInt(&ok, 10);
        if (!ok)
            return entity;
        if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
            return QString(QChar(QChar::ReplacementCharacter));
        const char32_t character = code;
        return QString::fromUcs4(&character, 1);
    }
    const auto found = std::find_if(named.begin(), named.end(), [&](const Named &one) { return body == one.name; });
    return found == named.end() ? entity : QString(QChar(found->character));
}

} // namespace markup
