#include "demo/history.h"

#include "demo/bookkeeping.h"
#include "demo/naming.h"
#include "demo/profile.h"

#include <algorithm>
#include <numeric>

namespace demo {

namespace {

constexpr qint64 dayMs = 86'400'000;
constexpr int days = 60;
constexpr qint64 roundSum = 250'000; // codes are sold in halves of a dollar

struct Habit
{
    const char *model;
    int share;              // of a hundred calls
    int prompt, completion; // typical tokens
};

constexpr Habit habits[] = {
    {"gpt-4o-mini", 34, 900, 350},
    {"gpt-5-mini", 16, 1500, 900},
    {"claude-sonnet-4-5", 12, 2600, 700},
    {"gpt-5", 9, 2200, 1400},
    {"gemini-2.5-flash", 10, 1800, 500},
    {"deepseek-chat", 9, 1300, 600},
    {"qwen3-8b", 6, 700, 400},
    {"gpt-4o", 4, 1500, 450},
};

class Historian
{
public:
    Historian(Ledger &ledger, Dialect dialect, qint64 accountId, qint64 nowMs, QRandomGenerator &random)
        : m_ledger(ledger), m_dialect(dialect), m_accountId(accountId), m_nowMs(nowMs), m_random(random)
    {
    }

    void write();

private:
    void addCalls();
    void fillUp(qint64 sum);
    void addCall(const QString &model, qint64 prompt, qint64 cached, qint64 completion, qint64 atMs);
    void merge(qint64 sum);
    qint64 sum() const;
    qint64 someMoment(int daysAgo);
    qint64 around(int typical) { return 20 + typical * (25 + static_cast<qint64>(m_random.bounded(150))) / 100; }

    Ledger &m_ledger;
    Dialect m_dialect;
    qint64 m_accountId;
    qint64 m_nowMs;
    QRandomGenerator &m_random;
    std::vector<qint64> m_keys{};
    std::vector<LogRow> m_calls{};
    QList<int> m_busyDays{};
};

qint64 Historian::sum() const
{
    return std::accumulate(m_calls.begin(), m_calls.end(), qint64(0),
                           [](qint64 total, const LogRow &row) { return total + row.quota; });
}

// Mostly in the afternoon, and never in the future.
qint64 Historian::someMoment(int daysAgo)
{
    const qint64 midnight = (m_nowMs / dayMs - daysAgo) * dayMs;
    const qint64 hour = 8 + (m_random.bounded(14) + m_random.bounded(5)) % 15;
    const qint64 moment = midnight + hour * 3'600'000 + m_random.bounded(3'600'000);
    return std::min(moment, m_nowMs - 1000 - m_random.bounded(600'000));
}

void Historian::addCall(const QString &name, qint64 prompt, qint64 cached, qint64 completion, qint64 atMs)
{
    const Model &model = *findModel(name);
    Spending spending;
    spending.asked = model.name;
    spending.supplier = model.supplierName;
    spending.channel = model.channel;
    spending.rate = model.rate;
    spending.usage = {prompt, cached, completion, 0};
    spending.quota = billedQuota(m_dialect, model.rate, spending.usage);
    spending.requestId = requestIdAt(m_dialect, atMs, m_random);
    spending.isStream = m_random.bounded(10) < 8;
    spending.elapsedMs = 400 + completion * (8 + m_random.bounded(12));
    spending.firstTokenMs = spending.isStream ? 200 + m_random.bounded(900) : -1000;
    spending.path = QStringLiteral("/v1/chat/completions");
    const qint64 keyId = m_keys[m_random.bounded(static_cast<quint32>(m_keys.size()))];
    m_calls.push_back(
        spendingRow(m_dialect, spending, *m_ledger.account(m_accountId), *m_ledger.key(keyId), atMs, m_random));
}

void Historian::addCalls()
{
    for (int daysAgo = days; daysAgo >= 0; --daysAgo) {
        if (daysAgo % 11 == 7 || m_random.bounded(100) < 6)
            continue; // a day without
        m_busyDays += daysAgo;
        const int calls = 2 + m_random.bounded(9);
        for (int i = 0; i < calls; ++i) {
            int draw = m_random.bounded(100);
            const Habit *habit = habits;
            while (draw >= habit->share) {
                draw -= habit->share;
                ++habit;
            }
            const qint64 prompt = around(habit->prompt);
            const Model &model = *findModel(QString::fromLatin1(habit->model));
            const bool hitsCache = model.rate.cached >= 0 && prompt > 1024 && m_random.bounded(3) == 0;
            addCall(model.name, prompt, hitsCache ? prompt / 2 / 128 * 128 : 0, around(habit->completion),
                    someMoment(daysAgo));
        }
    }
}

// More calls until the sum is reached exactly; the last one is made to measure.
void Historian::fillUp(qint64 target)
{
    qint64 missing = target - sum();
    const auto day = [this] { return m_busyDays.at(m_random.bounded(static_cast<int>(m_busyDays.size()))); };
    while (missing > 1'500) {
        const qint64 completion = std::min<qint64>(400 + m_random.bounded(900), (missing - 300) / 6);
        addCall(QStringLiteral("gpt-4o"), 60, 0, completion, someMoment(day()));
        missing = target - sum();
    }
    // gpt-4o-mini: 0.075 and 0.3 units a token, rounded up or to the nearest, so any whole number can be met.
    qint64 prompt = 10;
    qint64 completion = std::max<qint64>(0, (missing * 10 - 8) / 3);
    const Rate rate = findModel(QStringLiteral("gpt-4o-mini"))->rate;
    while (billedQuota(m_dialect, rate, {prompt, 0, completion, 0}) < missing)
        ++prompt;
    while (completion > 0 && billedQuota(m_dialect, rate, {prompt, 0, completion, 0}) > missing)
        --completion;
    if (missing > 0)
        addCall(QStringLiteral("gpt-4o-mini"), prompt, 0, completion, someMoment(day()));
}

// In order of time, with a top-up whenever the credit runs low.
void Historian::merge(qint64 target)
{
    std::stable_sort(m_calls.begin(), m_calls.end(),
                     [](const LogRow &a, const LogRow &b) { return a.createdMs < b.createdMs; });
    qint64 unpaid = target;
    qint64 codeId = 100;
    const auto topUp = [&](qint64 atMs) {
        const qint64 quota = std::min<qint64>(unpaid, unpaid % 500'000 == 0 ? 500'000 : roundSum);
        unpaid -= quota;
        addTopUp(m_ledger, m_dialect, *m_ledger.account(m_accountId), {codeId++, QString(), quota, m_accountId}, atMs,
                 requestIdAt(m_dialect, atMs, m_random));
    };
    for (const LogRow &row : m_calls) {
        if (m_ledger.account(m_accountId)->quota < row.quota + 20'000 && unpaid > 0)
            topUp(row.createdMs - 90'000);
        Account &account = *m_ledger.account(m_accountId);
        account.quota -= row.quota;
        account.usedQuota += row.quota;
        account.requestCount += 1;
        account.updatedMs = row.createdMs;
        ApiKey &key = *m_ledger.key(row.keyId);
        if (!key.unlimited || profileOf(m_dialect).countsUnlimitedKeys) {
            key.usedQuota += row.quota;
            key.remainQuota -= row.quota;
        }
        key.accessedTime = row.createdMs / 1000;
        m_ledger.rows.push_back(row);
    }
    while (unpaid > 0)
        topUp(m_calls.back().createdMs + 1000);
}

void Historian::write()
{
    Account &account = *m_ledger.account(m_accountId);
    const qint64 bornMs = account.createdMs;
    ApiKey &editor = addKey(m_ledger, m_dialect, account, QStringLiteral("editor"), bornMs + 120'000, m_random);
    editor.remainQuota = 5'000'000;
    for (const ApiKey &key : m_ledger.keys)
        if (key.userId == m_accountId && key.name != QStringLiteral("default"))
            m_keys.push_back(key.id);
    addCalls();
    const qint64 target = (sum() / roundSum + 1) * roundSum;
    fillUp(target);
    merge(target);
}

} // namespace

void writeHistory(Ledger &ledger, Dialect dialect, qint64 accountId, qint64 nowMs, QRandomGenerator &random)
{
    Historian(ledger, dialect, accountId, nowMs, random).write();
}

} // namespace demo
