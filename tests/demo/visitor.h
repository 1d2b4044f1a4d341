#pragma once

// Somebody who uses a demo relay: signs in, asks, looks at the log.

#include "demo/demorelay.h"
#include "rawclient.h"

#include <QTest>

#include <numeric>

class Visitor
{
public:
    explicit Visitor(const demo::Options &options) : relay(options), dialect(options.dialect)
    {
        credentials = relay.start().value();
    }

    static demo::Options fast(demo::Dialect dialect)
    {
        demo::Options options;
        options.dialect = dialect;
        options.tokensPerSecond = 0;
        return options;
    }

    raw::Answer signIn(const QString &name, const core::Secret &password, const QString &code = {})
    {
        QJsonObject body{{QStringLiteral("username"), name},
                         {QStringLiteral("password"), QString::fromUtf8(password.reveal())}};
        if (!code.isEmpty())
            body.insert(QStringLiteral("totp_code"), code);
        const raw::Answer answer = raw::ask(credentials.address, "POST", "/api/user/login", {}, raw::bytes(body));
        const QByteArray cookie = answer.header("Set-Cookie");
        if (!cookie.isEmpty())
            m_cookie = cookie.left(cookie.indexOf(';'));
        takeToken(answer);
        return answer;
    }
    // New API of Aug 2026 gives a token with a sign-in, a refresh, and a change of the second factor.
    void takeToken(const raw::Answer &answer)
    {
        const QString token = answer.data().toObject().value(QLatin1String("access_token")).toString();
        if (dialect == demo::Dialect::NewApi202608 && !token.isEmpty())
            m_token = token.toLatin1();
    }
    bool isNewApi() const
    {
        return dialect == demo::Dialect::NewApi2025 || dialect == demo::Dialect::NewApi2026 ||
               dialect == demo::Dialect::NewApi202608;
    }
    const QByteArray &cookie() const { return m_cookie; }
    const QByteArray &token() const { return m_token; }
    raw::Answer signIn() { return signIn(credentials.user, credentials.password); }

    raw::Answer call(const QByteArray &method, const QByteArray &path, const QJsonObject &body = {})
    {
        raw::Headers headers{{"Cookie", m_cookie}, {"New-Api-User", QByteArray::number(credentials.userId)}};
        if (!m_token.isEmpty())
            headers.append({"Authorization", "Bearer " + m_token});
        return raw::ask(credentials.address, method, path, headers, method == "GET" ? QByteArray() : raw::bytes(body));
    }
    raw::Answer redeem(const QString &code) { return call("POST", "/api/user/topup", {{QStringLiteral("key"), code}}); }

    raw::Headers keyHeader() const { return {{"Authorization", "Bearer " + credentials.key.reveal()}}; }
    raw::Answer withKey(const QByteArray &method, const QByteArray &path, const QJsonObject &body = {})
    {
        return raw::ask(credentials.address, method, path, keyHeader(),
                        method == "GET" ? QByteArray() : raw::bytes(body));
    }
    static QJsonObject question(const QString &model, const QString &text, bool isStream, int most = 0)
    {
        QJsonObject body{
            {QStringLiteral("model"), model},
            {QStringLiteral("stream"), isStream},
            {QStringLiteral("messages"), QJsonArray{QJsonObject{{QStringLiteral("role"), QStringLiteral("user")},
                                                                {QStringLiteral("content"), text}}}}};
        if (isStream)
            body.insert(QStringLiteral("stream_options"), QJsonObject{{QStringLiteral("include_usage"), true}});
        if (most > 0)
            body.insert(QStringLiteral("max_tokens"), most);
        return body;
    }
    raw::Answer chat(const QString &model, const QString &text, bool isStream = false, int most = 0)
    {
        return withKey("POST", "/v1/chat/completions", question(model, text, isStream, most));
    }

    qint64 balance() const { return relay.balanceQuota(credentials.user); }
    qint64 used() const { return relay.usedQuota(credentials.user); }
    QList<demo::LogRow> rows() const { return relay.logRows(credentials.user); }
    // Consume rows only.
    qint64 sumOfRows() const
    {
        const auto all = rows();
        return std::accumulate(all.begin(), all.end(), qint64(0), [](qint64 sum, const demo::LogRow &row) {
            return sum + (row.type == 2 ? row.quota : 0);
        });
    }

    demo::DemoRelay relay;
    demo::Dialect dialect;
    demo::Credentials credentials{};

private:
    QByteArray m_cookie{};
    QByteArray m_token{};
};

inline void addDialectRows()
{
    QTest::addColumn<int>("played");
    QTest::newRow("laisky") << static_cast<int>(demo::Dialect::Laisky);
    QTest::newRow("oneapi") << static_cast<int>(demo::Dialect::OneApi);
    QTest::newRow("newapi-2025") << static_cast<int>(demo::Dialect::NewApi2025);
    QTest::newRow("newapi-2026") << static_cast<int>(demo::Dialect::NewApi2026);
    QTest::newRow("newapi-2026-08") << static_cast<int>(demo::Dialect::NewApi202608);
    QTest::newRow("onehub") << static_cast<int>(demo::Dialect::OneHub);
}
