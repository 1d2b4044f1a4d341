#pragma once

#include "demo/exchange.h"

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <map>

namespace demo {

// Which function answers which "METHOD /path", in the dialect that is played. A path that ends in "/*" answers
// whatever follows, one with "/*/" in it whatever stands there.
class Routes
{
public:
    using Answer = std::function<void(Exchange &)>;

    explicit Routes(Dialect dialect) : profile(profileOf(dialect)) {}

    const Profile &profile;

    void add(const char *methodAndPath, Answer answer)
    {
        m_answers.insert_or_assign(QString::fromLatin1(methodAndPath), std::move(answer));
    }
    // Only one family of builds has this route; elsewhere it is unknown.
    void addFor(std::initializer_list<Family> families, const char *methodAndPath, Answer answer)
    {
        if (std::find(families.begin(), families.end(), profile.family) != families.end())
            add(methodAndPath, std::move(answer));
    }
    void addIf(bool isThere, const char *methodAndPath, Answer answer)
    {
        if (isThere)
            add(methodAndPath, std::move(answer));
    }
    const Answer *find(const QString &method, const QString &path) const
    {
        auto found = m_answers.find(method + QLatin1Char(' ') + path);
        if (found == m_answers.end() && path.count(QLatin1Char('/')) > 1)
            found = m_answers.find(method + QLatin1Char(' ') + path.section(QLatin1Char('/'), 0, -2) +
                                   QStringLiteral("/*"));
        if (found == m_answers.end() && path.count(QLatin1Char('/')) > 2)
            found = m_answers.find(method + QLatin1Char(' ') + path.section(QLatin1Char('/'), 0, -3) +
                                   QStringLiteral("/*/") + path.section(QLatin1Char('/'), -1));
        return found == m_answers.end() ? nullptr : &found->second;
    }

private:
    std::map<QString, Answer> m_answers{};
};

} // namespace demo
