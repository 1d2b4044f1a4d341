#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>

#include <functional>

namespace support {

// A number and a text that no recording has: when they come out, the relay "said" so.
constexpr int oddNumber = 77'777;
inline QString oddText()
{
    return QStringLiteral("odd ✂ text");
}

// A value with one thing in it changed, and which: "data/items[0]/quota = null".
struct Mutation
{
    QString what{};
    QJsonValue value{};
};

// What a member may become, beside being cut out: nothing, and everything that it is not. A number in quotes too.
inline QList<QJsonValue> otherTypes(const QJsonValue &value)
{
    QList<QJsonValue> out{QJsonValue(QJsonValue::Null)};
    if (value.isDouble())
        out << QJsonValue(QString::number(value.toDouble(), 'g', 17)) << QJsonValue(value.toDouble() + 0.5);
    if (!value.isDouble())
        out << QJsonValue(oddNumber);
    if (!value.isString() || value.toString().isEmpty())
        out << QJsonValue(oddText());
    if (!value.isBool())
        out << QJsonValue(true);
    else
        out << QJsonValue(!value.toBool());
    if (!value.isArray())
        out << QJsonValue(QJsonArray());
    if (!value.isObject())
        out << QJsonValue(QJsonObject());
    return out;
}

// Every field of the value, at any depth, cut out, nulled and retyped, one at a time. Of a long list the first two
// elements and the last are changed: the others have the same fields. take is called for each and may keep nothing.
inline void eachMutation(const QJsonValue &value, const std::function<void(const Mutation &)> &take,
                         const QString &place = {})
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (const QString &key : object.keys()) {
            const QString here = place + QLatin1Char('/') + key;
            QJsonObject changed = object;
            changed.remove(key);
            take({here + QStringLiteral(" cut"), changed});
            for (const QJsonValue &other : otherTypes(object.value(key))) {
                changed.insert(key, other);
                take({here + QStringLiteral(" = ") + other.toVariant().toString() +
                          QStringLiteral(" (type %1)").arg(other.type()),
                      changed});
            }
            eachMutation(
                object.value(key),
                [&](const Mutation &inner) {
                    changed.insert(key, inner.value);
                    take({inner.what, changed});
                },
                here);
        }
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            if (i >= 2 && i != array.size() - 1)
                continue;
            const QString here = place + QStringLiteral("[%1]").arg(i);
            const auto with = [&](const QJsonValue &element) {
                QJsonArray changed = array;
                changed.replace(i, element);
                return QJsonValue(changed);
            };
            for (const QJsonValue &other : {QJsonValue(QJsonValue::Null), QJsonValue(oddText())})
                take({here + QStringLiteral(" = ") + other.toVariant().toString(), with(other)});
            eachMutation(
                array.at(i),
                [&](const Mutation &inner) {
                    take({inner.what, with(inner.value)});
                },
                here);
        }
    }
}

} // namespace support
