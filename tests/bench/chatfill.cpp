#include "chatfill.h"

#include "support/answer.h"

#include <QFile>
#include <QRandomGenerator>

#include <cstdio>

namespace bench {

namespace {

constexpr qint64 firstTime = 1'735'689'600'000; // 2025-01-01 UTC

QString answerFile(const char *name)
{
    QFile file(QStringLiteral(ANSWERS "/answer-%1.md").arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

const QStringList &answers()
{
    static const QStringList all = [] {
        QStringList texts;
        for (const char *name : {"short", "list", "code", "long", "table", "cost", "chinese", "math"})
            texts << answerFile(name);
        return texts;
    }();
    return all;
}

// Some 60 words of an invented language with few common and many rare words, and now and then Chinese.
QString mixedText(QRandomGenerator &random)
{
    static const QStringList syllables = QStringLiteral("ba,ce,di,fo,gu,ha,je,ki,lo,mu,na,pe,qui,ro,su,ta,ve,wi,xo,za,"
                                                        "stra,tion,ment,ble,ing,ter,pre,con")
                                             .split(u',');
    QString text;
    const int words = 30 + random.bounded(60);
    for (int i = 0; i < words; ++i) {
        if (random.bounded(12) == 0) {
            for (int k = 0; k < 6; ++k)
                text += QChar(0x4e00 + std::min(random.bounded(3000), random.bounded(3000)));
            continue;
        }
        // A low number is a common word.
        int word = std::min({random.bounded(20'000), random.bounded(20'000), random.bounded(20'000)});
        for (int k = 0; k < 3; ++k) {
            text += syllables.at(word % syllables.size());
            word /= static_cast<int>(syllables.size());
            if (word == 0)
                break;
        }
        text += u' ';
    }
    return text;
}

core::Result<void> addAccount(storage::Connection &c)
{
    // A port where nobody listens: the window's own refreshing fails at once and costs no waiting.
    return c.exec(QStringLiteral(
        "INSERT OR IGNORE INTO account (id, name, kind, root, infer, sign_in, key_hint, key_name, created_at) "
        "VALUES (1, 'Bench', 'plain', 'http://127.0.0.1:9', 'http://127.0.0.1:9/v1', 'key', '…9f3a', "
        "'bench', 0)"));
}

core::Result<void> addChat(storage::Connection &c, int number, const ChatFill &fill, QRandomGenerator &random)
{
    const qint64 time = firstTime + number * 3'600'000ll;
    if (const auto done = c.run(
            QStringLiteral("INSERT INTO conversation (title, title_state, account_id, model, snippet, created_at, "
                           "updated_at) VALUES (?, 'given', 1, 'bench-model', ?, ?, ?)"),
            QStringLiteral("Conversation number %1").arg(number),
            QStringLiteral("What the last answer of it said, in one line"), time, time);
        !done)
        return done;
    const qint64 chat = c.lastInsertId();
    std::optional<qint64> parent;
    for (int i = 0; i < fill.messages; ++i) {
        const bool asks = i % 2 == 0;
        const QString text =
            fill.mixed ? mixedText(random)
            : asks     ? QStringLiteral("Question %1: and how would that look with twice as many rows?").arg(i / 2)
                       : answers().at((i / 2) % answers().size());
        const auto added =
            asks
                ? c.run(
                      QStringLiteral("INSERT INTO message (conversation_id, parent_id, role, state, text, created_at) "
                                     "VALUES (?, ?, 'user', 'complete', ?, ?)"),
                      chat, parent, text, time + i * 1000)
                : c.run(
                      QStringLiteral(
                          "INSERT INTO message (conversation_id, parent_id, role, state, text, created_at, model, "
                          "finish, "
                          "account_id, key_name, request_id, first_token_ms, duration_ms, input_tokens, output_tokens, "
                          "cost_state, estimated_quota, billed_quota, quota_per_unit) "
                          "VALUES (?, ?, 'assistant', 'complete', ?, ?, 'bench-model', 'stop', 1, 'bench', ?, 420, "
                          "6100, "
                          "1200, 380, 'billed', 1500, 1512, 500000)"),
                      chat, parent, text, time + i * 1000, QStringLiteral("%1-%2").arg(chat).arg(i));
        if (!added)
            return added;
        parent = c.lastInsertId();
        if (const auto done =
                c.run(QStringLiteral("INSERT INTO part (message_id, position, kind, text) VALUES (?, 0, 'text', ?)"),
                      *parent, text);
            !done)
            return done;
    }
    return c.run(QStringLiteral("UPDATE conversation SET leaf_id = ? WHERE id = ?"), parent, chat);
}

} // namespace

QString markdownText(qsizetype characters)
{
    QString text;
    for (qsizetype i = 0; text.size() < characters; ++i)
        text += answers().at(i % answers().size()) + QStringLiteral("\n\n");
    return text;
}

core::Result<void> fillChats(storage::Connection &c, const ChatFill &fill)
{
    if (const auto done = addAccount(c); !done)
        return done;
    QRandomGenerator random(20260101);
    for (int number = 1; number <= fill.conversations; ++number) {
        if (const auto done = addChat(c, number, fill, random); !done)
            return done;
    }
    return {};
}

bool makeProfile(const QString &folder, const ChatFill &first, const ChatFill &second)
{
    storage::Database database(folder + QStringLiteral("/relaydesk.db"));
    if (const auto opened = support::answer(database.open()); !opened) {
        std::fprintf(stderr, "%s\n", qPrintable(opened.error().detail));
        return false;
    }
    for (const ChatFill &fill : {first, second}) {
        const auto filled =
            support::answer(database.write([fill](storage::Connection &c) { return fillChats(c, fill); }), 1'800'000);
        if (!filled) {
            std::fprintf(stderr, "%s\n", qPrintable(filled.error().detail));
            return false;
        }
    }
    return true;
}

} // namespace bench
