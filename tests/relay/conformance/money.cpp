// The log as a whole, its sums, and one redemption code.
#include "relay/conformance/conformance.h"

#include <QUuid>

namespace conformance {

using core::ErrorCause;

core::Result<QList<relay::LogRow>> Conformance::wholeLog(relay::LogQuery query, int mostPages, bool *complete)
{
    QList<relay::LogRow> rows;
    *complete = false;
    for (query.page = 0; query.page < mostPages; ++query.page) {
        const auto page = asked<relay::LogPage>([&] { return m_client->log(query); });
        if (!page)
            return page.error();
        rows += page->rows;
        if (!page->hasMore) {
            *complete = true;
            if (page->total && *page->total != rows.size())
                return core::Error{
                    core::ErrorKind::Protocol,
                    QStringLiteral("%1 rows came, the relay counts %2").arg(rows.size()).arg(*page->total)};
            break;
        }
        if (page->rows.isEmpty())
            return core::Error{core::ErrorKind::Protocol, QStringLiteral("an empty page that is not the last")};
    }
    return rows;
}

void Conformance::theLogIsCompleteAndStable()
{
    NEEDS(m_client, "no sign-in succeeded");
    GOT(newest, relay::LogPage, m_client->log({}));
    NEEDS(!newest->rows.isEmpty(), "the log is empty");
    // By the relay's own clock: what happens meanwhile does not move the pages.
    relay::LogQuery query;
    query.to = newest->rows.first().time;
    for (const relay::LogRow &row : newest->rows)
        query.to = std::max(*query.to, row.time);
    constexpr int mostPages = 8;
    bool complete = false;
    const auto first = wholeLog(query, mostPages, &complete);
    QVERIFY2(first.ok(), words(first).constData());
    const auto second = wholeLog(query, mostPages, &complete);
    QVERIFY2(second.ok(), words(second).constData());
    QSet<QString> identities;
    int alike = 0;
    QStringList a, b;
    for (const relay::LogRow &row : first.value()) {
        QVERIFY2(!row.identity.isEmpty() && core::toMs(row.time) > 0, "a row without an identity or a time");
        QVERIFY2(row.time <= *query.to + std::chrono::seconds(1), "a row after the end that was asked for");
        // Rows without any id of their own may be alike to the last figure; an id may not come twice.
        const bool hasId = !row.identity.startsWith(u"h:");
        QVERIFY2(!hasId || !identities.contains(row.identity), qPrintable(row.identity));
        alike += identities.contains(row.identity) ? 1 : 0;
        identities.insert(row.identity);
        a << row.identity;
    }
    for (const relay::LogRow &row : second.value())
        b << row.identity;
    // The order within one second is the relay's own affair.
    a.sort();
    b.sort();
    QCOMPARE(a, b);
    for (const Answer &answer : m_answers)
        QVERIFY2(!answer.bill || identities.contains(answer.bill->identity), "a bill is missing on the pages");
    tell(QStringLiteral("%1 rows%2, %3 of them alike")
             .arg(a.size())
             .arg(complete ? QString() : QStringLiteral(" (the newest pages only)"))
             .arg(alike));
}

void Conformance::theSumOfAStretchAgrees()
{
    NEEDS(m_billed, "no bill was found");
    relay::LogQuery query;
    for (const Answer &answer : m_answers) {
        query.from = query.from ? std::min(*query.from, answer.bill->time) : answer.bill->time;
        query.to = query.to ? std::max(*query.to, answer.bill->time) : answer.bill->time;
    }
    bool complete = false;
    const auto rows = wholeLog(query, 8, &complete);
    QVERIFY2(rows.ok(), words(rows).constData());
    QVERIFY(complete);
    core::Quota sum;
    for (const relay::LogRow &row : rows.value()) {
        QVERIFY2(row.time >= *query.from - std::chrono::seconds(1), "a row before the beginning that was asked for");
        if (row.kind == relay::LogKind::Consume && row.quota)
            sum += *row.quota;
    }
    QVERIFY(sum >= *m_billed);
    GOT(stat, relay::LogStat, m_client->stat(query));
    QCOMPARE(stat->quota.units(), sum.units());
}

void Conformance::aCodeAddsWhatItSays()
{
    NEEDS(m_client, "no sign-in succeeded");
    NEEDS(!m_target.code.isEmpty(), "RELAYDESK_TEST_CODE is missing");
    GOT(before, relay::SelfRecord, m_client->self());
    GOT(rowsBefore, relay::LogPage, m_client->log({}));
    const auto added = support::answer(m_client->topUp(m_target.code), 60'000); // never twice by itself
    NEEDS(!isLimited(added), "the relay limits redemptions: run again in 20 minutes, the code is not spent");
    QVERIFY2(added.ok(), words(added).constData());
    m_spentCode = m_target.code;
    QVERIFY2(added->units() > 0, "a code that adds nothing");
    const core::Quota expected = before->balance + added.value();
    const auto after = selfOnce([&](const relay::SelfRecord &self) { return self.balance == expected; });
    QVERIFY2(after.ok(), words(after).constData());
    QCOMPARE(after->balance.units(), expected.units());
    QVERIFY(after->used == before->used);
    tell(QStringLiteral("the code added %1 quota units").arg(added->units()));
    const auto isTheNewOne = [&](const relay::LogRow &row) {
        const auto isSame = [&](const relay::LogRow &old) { return old.identity == row.identity; };
        return row.kind == relay::LogKind::TopUp &&
               std::none_of(rowsBefore->rows.cbegin(), rowsBefore->rows.cend(), isSame);
    };
    bool logged = false;
    QElapsedTimer since;
    since.start();
    while (!logged && since.elapsed() < 30'000) {
        GOT(page, relay::LogPage, m_client->log({}));
        logged = std::any_of(page->rows.cbegin(), page->rows.cend(), isTheNewOne);
        if (!logged)
            QTest::qWait(2'000);
    }
    QVERIFY2(logged, "the log does not show the redemption");
}

void Conformance::theSameCodeIsRefused()
{
    NEEDS(!m_spentCode.isEmpty(), "no code was spent");
    const auto again = support::answer(m_client->topUp(m_spentCode), 60'000);
    NEEDS(!isLimited(again), "the relay limits redemptions: run again in 20 minutes");
    QVERIFY2(!again, "a code was taken twice");
    QVERIFY2(again.error().cause == ErrorCause::CodeUsed || again.error().cause == ErrorCause::CodeRefusedSilently,
             words(again).constData());
}

void Conformance::anUnknownCodeIsRefused()
{
    NEEDS(m_client, "no sign-in succeeded");
    GOT(before, relay::SelfRecord, m_client->self());
    const core::Secret code = core::Secret::fromText(QUuid::createUuid().toString(QUuid::Id128));
    const auto added = support::answer(m_client->topUp(code), 60'000);
    NEEDS(!isLimited(added), "the relay limits redemptions: run again in 20 minutes");
    QVERIFY2(!added, "a made-up code was taken");
    NEEDS(added.error().cause != ErrorCause::TooManyCodes, "the relay counts failed codes: run again in ten minutes");
    QVERIFY2(added.error().cause == ErrorCause::CodeUnknown || added.error().cause == ErrorCause::CodeRefusedSilently,
             words(added).constData());
    GOT(after, relay::SelfRecord, m_client->self());
    QCOMPARE(after->balance.units(), before->balance.units());
}

} // namespace conformance
