#pragma once

#include "demo/exchange.h"

#include <functional>
#include <map>

namespace demo {

// Which function answers which "METHOD /path". A path that ends in "/*" answers whatever follows.
class Routes
{
public:
    using Answer = std::function<void(Exchange &)>;

    void add(const char *methodAndPath, Answer answer)
    {
        m_answers.insert_or_assign(QString::fromLatin1(methodAndPath), std::move(answer));
    }
    const Answer *find(const QString &method, const QString &path) const
    {
        auto found = m_answers.find(method + QLatin1Char(' ') + path);
        if (found == m_answers.end() && path.count(QLatin1Char('/')) > 1)
            found = m_answers.find(method + QLatin1Char(' ') + path.left(path.lastIndexOf(QLatin1Char('/'))) +
                                   QStringLiteral("/*"));
        return found == m_answers.end() ? nullptr : &found->second;
    }

private:
    std::map<QString, Answer> m_answers{};
};

} // namespace demo
