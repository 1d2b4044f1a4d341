#pragma once

// What JSON looks like without its values: which keys, of which types. Lists are described by all their elements.

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QSet>
#include <QStringList>

namespace shape {

struct Shape
{
    QSet<int> types{};             // QJsonValue::Type
    int objects = 0;               // how many objects were seen
    QMap<QString, Shape> fields{}; // of objects
    QMap<QString, int> seen{};     // in how many of them
    QList<Shape> elements{};       // of lists: one, or none for an empty list
};

// Some objects have names as keys (models by name): their values are like the elements of a list.
inline bool isDictionary(const QString &path)
{
    static const QStringList paths{QStringLiteral("/display/data"),
                                   QStringLiteral("/display/data/*/models"),
                                   QStringLiteral("/display/data/*/models/*/image_pricing/quality_size_multipliers"),
                                   QStringLiteral("/display/data/*/models/*/image_pricing/quality_size_multipliers/*"),
                                   QStringLiteral("/supported_endpoint"),
                                   QStringLiteral("/usable_group"),
                                   QStringLiteral("/available/data"),
                                   QStringLiteral("/owned/data")};
    return paths.contains(path);
}

inline void describe(Shape &shape, QJsonValue value, const QString &path)
{
    // New API's "other" and "setting" are JSON in a string.
    if ((path.endsWith(QStringLiteral("/other")) || path.endsWith(QStringLiteral("/setting"))) &&
        value.toString().startsWith(QLatin1Char('{')))
        value = QJsonDocument::fromJson(value.toString().toUtf8()).object();
    shape.types.insert(value.type());
    if (value.isArray() || (value.isObject() && isDictionary(path))) {
        QJsonArray list = value.toArray();
        const QJsonObject object = value.toObject();
        for (const QJsonValue &element : object)
            list.append(element);
        for (const QJsonValue &element : list) {
            if (shape.elements.isEmpty())
                shape.elements.append(Shape());
            describe(shape.elements.first(), element, path + QStringLiteral("/*"));
        }
    } else if (value.isObject()) {
        ++shape.objects;
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            ++shape.seen[it.key()];
            describe(shape.fields[it.key()], it.value(), path + QLatin1Char('/') + it.key());
        }
    }
}

// What is in one and not in the other: every key that recorded objects always have must be there, no key that they
// never have may be, and no type that was never seen.
inline void compare(const Shape &recorded, const Shape &actual, const QString &path, QStringList &differences)
{
    for (const int type : actual.types)
        if (!recorded.types.contains(type))
            differences += QStringLiteral("%1: type %2 was never recorded").arg(path).arg(type);
    if (recorded.objects > 0 && actual.objects > 0) {
        for (auto it = recorded.seen.begin(); it != recorded.seen.end(); ++it)
            if (it.value() == recorded.objects && actual.seen.value(it.key()) != actual.objects)
                differences += path + QLatin1Char('/') + it.key() + QStringLiteral(" is missing");
        for (auto it = actual.seen.begin(); it != actual.seen.end(); ++it)
            if (!recorded.seen.contains(it.key()))
                differences += path + QLatin1Char('/') + it.key() + QStringLiteral(" was never recorded");
    }
    for (auto it = actual.fields.begin(); it != actual.fields.end(); ++it)
        if (recorded.fields.contains(it.key()))
            compare(recorded.fields.value(it.key()), it.value(), path + QLatin1Char('/') + it.key(), differences);
    if (!recorded.elements.isEmpty() && !actual.elements.isEmpty())
        compare(recorded.elements.first(), actual.elements.first(), path + QStringLiteral("/*"), differences);
}

inline QStringList differences(const QList<QJsonObject> &recorded, const QList<QJsonObject> &actual,
                               const QString &root)
{
    Shape a, b;
    for (const QJsonObject &json : recorded)
        describe(a, json, root);
    for (const QJsonObject &json : actual)
        describe(b, json, root);
    QStringList list;
    compare(a, b, root, list);
    return list;
}

} // namespace shape
