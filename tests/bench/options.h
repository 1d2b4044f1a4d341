#pragma once

#include <QStringList>

namespace bench {

// "--name value" pairs after the name of the bench.
class Options
{
public:
    Options(const QStringList &words) : m_words(words) {}
    int number(const char *name, int otherwise) const
    {
        bool isNumber = false;
        const int value = text(name).toInt(&isNumber);
        return isNumber ? value : otherwise;
    }
    QString text(const char *name) const
    {
        const qsizetype at = m_words.indexOf(QLatin1String("--") + QLatin1String(name));
        return at < 0 ? QString() : m_words.value(at + 1);
    }

private:
    QStringList m_words;
};

} // namespace bench
