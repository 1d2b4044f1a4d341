// Two short answers with the new key, and what they cost.
#include "relay/conformance/conformance.h"

namespace conformance {

using core::ErrorCause;

namespace {

constexpr int patience = 30'000; // how late a row or a balance may be
constexpr int pause = 2'000;     // between two looks

bool isBill(const relay::LogRow &row)
{
    return row.kind == relay::LogKind::Consume;
}

} // namespace

Conformance::Answer Conformance::ask(const QString &model, const QString &text, bool stream)
{
    chat::wire::Ask what;
    what.model = model;
    what.stream = stream;
    what.parameters.largestAnswer = 64;
    chat::Message question;
    question.role = chat::Role::User;
    chat::Part part;
    part.text = text;
    question.parts.push_back(part);
    what.messages.push_back(question);
    const chat::wire::EncodedAsk spelled = chat::wire::encode(chat::wire::Format::ChatCompletions, what);
    net::Request request = keyClient()->inferenceRequest(spelled.path, chatKey());
    request.method = QByteArrayLiteral("POST");
    request.json = spelled.body;
    keyClient()->dressChat(request, m_keyPrefix);
    for (const auto &[name, value] : spelled.headers)
        request.headers.append(net::Header{name, value});

    Answer answer;
    bool ended = false;
    chat::ReplyStream reply(m_transport, request, chat::wire::Format::ChatCompletions);
    connect(&reply, &chat::ReplyStream::arrived, this,
            [&answer](const chat::wire::ReplyEvent &event) { answer.reply.take(event); });
    connect(&reply, &chat::ReplyStream::ended, this, [&](const core::Result<chat::ReplyDone> &how) {
        ended = true;
        answer.done = reply.doneSoFar();
        if (how)
            answer.done = how.value();
        else
            answer.error = how.error();
    });
    if (!QTest::qWaitFor([&] { return ended; }, 150'000)) {
        answer.error = core::Error{core::ErrorKind::Timeout, QStringLiteral("no end of the answer in 150 s")};
        disconnect(&reply, nullptr, this, nullptr);
    }
    return answer;
}

void Conformance::aQuestionIsAnsweredWhole()
{
    NEEDS(!chatKey().isEmpty(), "no key was created and RELAYDESK_TEST_KEY is missing");
    NEEDS(!m_models.isEmpty(), "no model is known: RELAYDESK_TEST_MODEL names one");
    tell(QStringLiteral("questions go to %1").arg(m_models.join(QStringLiteral(" or "))));
    Answer answer;
    for (const QString &model : std::as_const(m_models)) {
        if (m_client) {
            if (answer.error)
                QTest::qWait(pause); // what the last one reserved is given back by then
            GOT(before, relay::SelfRecord, m_client->self());
            m_before = before.value();
        }
        answer = ask(model, QStringLiteral("Say hello."), false);
        m_model = model;
        if (!answer.error)
            break;
        // One model's supplier may be down; another's answers.
        tell(QStringLiteral("%1 does not answer: %2").arg(model, QString::fromUtf8(words(*answer.error))));
        NEEDS(answer.error->cause != ErrorCause::BalanceTooLow, "the account's balance is too low for one answer");
    }
    if (answer.error)
        m_model.clear();
    QVERIFY2(!answer.error, answer.error ? words(*answer.error).constData() : "");
    QVERIFY2(!answer.reply.text().isEmpty() || !answer.reply.reasoning().isEmpty(), "an empty answer");
    QVERIFY2(answer.done.complete, "no finish reason");
    m_answers.push_back(std::move(answer));
}

void Conformance::aQuestionIsAnsweredInPieces()
{
    NEEDS(!m_model.isEmpty(), "no model answered");
    QTest::qWait(1100); // rows of one second and one size are hard to tell apart where they carry no id
    Answer answer = ask(m_model, QStringLiteral("Say hello once more, in other words."), true);
    QVERIFY2(!answer.error, answer.error ? words(*answer.error).constData() : "");
    QVERIFY2(!answer.reply.text().isEmpty() || !answer.reply.reasoning().isEmpty(), "an empty answer");
    QVERIFY2(answer.done.complete, "no finish reason");
    QVERIFY2(answer.done.firstToken.count() >= 0, "no first piece");
    m_answers.push_back(std::move(answer));
}

// Gives each answer its row: by the request id, and where rows carry none by key, tokens and order (newest first).
bool Conformance::findBills(const QList<relay::LogRow> &rows)
{
    const bool haveIds = std::any_of(rows.cbegin(), rows.cend(),
                                     [](const relay::LogRow &row) { return isBill(row) && !row.requestId.isEmpty(); });
    QSet<QString> taken;
    for (auto answer = m_answers.rbegin(); answer != m_answers.rend(); ++answer) {
        answer->bill.reset();
        for (const relay::LogRow &row : rows) {
            const auto agrees = [](const std::optional<qint64> &said, const std::optional<qint64> &billed) {
                return !said || *said == 0 || said == billed; // an answer may come without its count
            };
            const bool fits = haveIds ? row.requestId == answer->done.requestId
                                      : row.keyName == m_keyName && agrees(answer->done.usage.output, row.completion);
            if (isBill(row) && fits && !taken.contains(row.identity)) {
                taken.insert(row.identity);
                answer->bill = row;
                break;
            }
        }
    }
    return std::all_of(m_answers.begin(), m_answers.end(), [](const Answer &a) { return a.bill.has_value(); });
}

void Conformance::theBillsAreInTheLog()
{
    NEEDS(!m_answers.empty(), "no question was answered");
    NEEDS(m_client && m_key, "no sign-in succeeded: a key alone sees no log");
    QString seen;
    bool found = false;
    for (QElapsedTimer since =
             [] {
                 QElapsedTimer t;
                 t.start();
                 return t;
             }();
         !found;) {
        GOT(page, relay::LogPage, m_client->log({}));
        found = findBills(page->rows);
        if (!found) {
            seen.clear();
            for (const relay::LogRow &row : page->rows)
                if (row.keyName == m_keyName)
                    seen += QStringLiteral(" [%1 %2 %3]")
                                .arg(row.requestId, row.modelBilled)
                                .arg(row.completion.value_or(-1));
            if (since.elapsed() > patience)
                break;
            QTest::qWait(pause);
        }
    }
    for (const Answer &answer : m_answers) {
        QVERIFY2(
            answer.bill,
            qPrintable(QStringLiteral("no row for answer %1; rows of the key:%2").arg(answer.done.requestId, seen)));
        const relay::LogRow &row = *answer.bill;
        QVERIFY2(row.quota, "a bill without an amount");
        QVERIFY2(row.quota->units() >= 0, "a negative bill");
        QCOMPARE(row.keyName, m_keyName);
        QVERIFY2(row.modelAsked == m_model || row.modelAsked.isEmpty(), qPrintable(row.modelAsked));
        if (const auto output = answer.done.usage.output; output && *output > 0)
            QCOMPARE(row.completion, output);
        if (const auto input = answer.done.usage.input; input && *input > 0)
            QCOMPARE(row.prompt, input);
        tell(QStringLiteral("%1: %2 quota units, %3 in, %4 out")
                 .arg(row.requestId.isEmpty() ? row.identity : row.requestId)
                 .arg(row.quota->units())
                 .arg(row.prompt.value_or(-1))
                 .arg(row.completion.value_or(-1)));
    }
    if (m_answers.size() == 2)
        QVERIFY2(m_answers[0].bill->identity != m_answers[1].bill->identity, "two bills, one identity");
    core::Quota sum;
    for (const Answer &answer : m_answers)
        sum += *answer.bill->quota;
    m_billed = sum;
}

core::Result<relay::SelfRecord> Conformance::selfOnce(const std::function<bool(const relay::SelfRecord &)> &fits)
{
    QElapsedTimer since;
    since.start();
    for (;;) {
        const auto self = asked<relay::SelfRecord>([&] { return m_client->self(); });
        if (!self || fits(self.value()) || since.elapsed() > patience)
            return self;
        QTest::qWait(pause);
    }
}

void Conformance::theBalanceFellByTheBills()
{
    NEEDS(m_billed && m_before, "no bill was found");
    const core::Quota left = m_before->balance - *m_billed;
    QVERIFY2(m_before->used, "the relay does not tell what was used");
    const std::optional<core::Quota> used = *m_before->used + *m_billed;
    const auto after =
        selfOnce([&](const relay::SelfRecord &self) { return self.balance == left && self.used == used; });
    QVERIFY2(after.ok(), words(after).constData());
    QCOMPARE(after->balance.units(), left.units());
    QVERIFY(after->used);
    QCOMPARE(after->used->units(), used->units());
    // The key's own limit fell by as much.
    QElapsedTimer since;
    since.start();
    auto listed = listedKey();
    while (listed.ok() && listed->remaining != *m_limit - *m_billed && since.elapsed() < patience) {
        QTest::qWait(pause);
        listed = listedKey();
    }
    QVERIFY2(listed.ok(), words(listed).constData());
    QCOMPARE(listed->remaining.units(), (*m_limit - *m_billed).units());
}

void Conformance::theRelayTellsTheCostOfOneRequest()
{
    NEEDS(m_billed, "no bill was found");
    const Answer &answer = m_answers.front();
    const auto cost = asked<relay::RequestCost>([&] { return m_client->requestCost(answer.done.requestId); });
    NEEDS(cost.ok() || cost.error().kind != core::ErrorKind::NotFound,
          "this relay does not tell the cost of one request: its log does");
    QVERIFY2(cost.ok(), words(cost).constData());
    NEEDS(cost->settled, "the relay shows a reservation only, which is no bill");
    QCOMPARE(cost->quota, *answer.bill->quota);
}

} // namespace conformance
