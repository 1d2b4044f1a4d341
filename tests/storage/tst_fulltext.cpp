#include "storage/database.h"
#include "storage/fulltext.h"
#include "support/answer.h"
#include "support/quietmain.h"

using namespace storage;
using core::Result;
using support::answer;

// The search of the program's own message table, Latin, Chinese and beyond.
class TestFulltext : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_db = std::make_unique<Database>(QStringLiteral(":memory:"));
        QVERIFY(answer(m_db->open()).ok());
        const auto filled = answer(m_db->write([](Connection &c) -> Result<void> {
            (void)c.exec(QStringLiteral("INSERT INTO conversation (id, created_at, updated_at) VALUES (1, 0, 0)"));
            qint64 id = 0;
            for (const char *text : texts) {
                const auto in =
                    c.run(QStringLiteral("INSERT INTO message (id, conversation_id, role, state, text, created_at) "
                                         "VALUES (?, 1, 'user', 'complete', ?, 0)"),
                          ++id, QString::fromUtf8(text));
                if (!in)
                    return in;
            }
            return {};
        }));
        QVERIFY2(filled.ok(), filled.ok() ? "" : qPrintable(filled.error().detail));
    }
    void cleanupTestCase() { m_db.reset(); }

    void queries_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("query");
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("two letters") << QStringLiteral("ab") << QString();
        QTest::newRow("three letters") << QStringLiteral("abc") << QStringLiteral("\"abc\"");
        QTest::newRow("four letters") << QStringLiteral("abcd") << QStringLiteral("\"abc\" AND \"bcd\"");
        QTest::newRow("case stays") << QStringLiteral("ABC") << QStringLiteral("\"ABC\"");
        QTest::newRow("same trigram once") << QStringLiteral("aaaaa") << QStringLiteral("\"aaa\"");
        QTest::newRow("quotes") << QStringLiteral("a\"b\"") << QStringLiteral("\"a\"\"b\" AND \"\"\"b\"\"\"");
        QTest::newRow("Chinese") << QStringLiteral("余额不足") << QStringLiteral("\"余额不\" AND \"额不足\"");
        QTest::newRow("two Chinese") << QStringLiteral("余额") << QString();
        QTest::newRow("two emoji are two characters") << QStringLiteral("😀😀") << QString();
        QTest::newRow("emoji") << QStringLiteral("a😀bc") << QStringLiteral("\"a😀b\" AND \"😀bc\"");
        QTest::newRow("NUL") << QString::fromUtf8("abc\0def", 7) << QStringLiteral("\"abc\" AND \"def\"");
    }
    void queries()
    {
        QFETCH(QString, text);
        QFETCH(QString, query);
        QCOMPARE(trigramQuery(text), query);
    }
    void aLongTextAsksForItsFirstTrigrams()
    {
        QString text;
        for (int i = 0; i < 5000; ++i)
            text += QChar(0x4e00 + i);
        QCOMPARE(trigramQuery(text).count(QStringLiteral(" AND ")), 47);
        QVERIFY(search(text).ok());
    }

    void finds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<qint64>>("ids");
        const auto row = [](const char *name, const char *text, const QList<qint64> &ids) {
            QTest::newRow(name) << QString::fromUtf8(text) << ids;
        };
        row("newest first", "relay", {6, 1});
        row("case", "RELAY desk", {1});
        row("umlaut in the other case", "ÜBERWEISUNG", {2});
        row("Cyrillic in the other case", "баланс", {7});
        row("Chinese", "余额不足", {3});
        row("trigrams apart are no hit", "abcdef", {});
        row("quotes", "say \"hello", {5});
        row("operators are text", "NOT (a AND b) OR c*", {8});
        row("apostrophe", "it's", {6});
        row("emoji", "ok 😀👍", {4});
        row("percent and underscore", "100%_sure", {6});
    }
    void finds()
    {
        QFETCH(QString, text);
        QFETCH(QList<qint64>, ids);
        const auto found = search(text);
        QVERIFY2(found.ok(), found.ok() ? "" : qPrintable(found.error().detail));
        QCOMPARE(found.value(), ids);
    }
    void shortTextsByLike_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<qint64>>("ids");
        QTest::newRow("Chinese") << QStringLiteral("余额") << QList<qint64>{3};
        QTest::newRow("percent") << QStringLiteral("%") << QList<qint64>{6};
        QTest::newRow("underscore") << QStringLiteral("_") << QList<qint64>{6};
        QTest::newRow("backslash") << QStringLiteral("\\") << QList<qint64>{8};
        QTest::newRow("emoji") << QStringLiteral("👍") << QList<qint64>{4};
    }
    void shortTextsByLike()
    {
        QFETCH(QString, text);
        QFETCH(QList<qint64>, ids);
        QVERIFY(trigramQuery(text).isEmpty());
        const auto found = answer(m_db->read([text](Connection &c) {
            return list(c,
                        QStringLiteral("SELECT id, text FROM message WHERE text LIKE ? ESCAPE '\\' ORDER BY id DESC"),
                        likePattern(text), text);
        }));
        QCOMPARE(found.value(), ids);
    }
    void changedAndDeletedTextsAreFoundNoMore()
    {
        QCOMPARE(search(QStringLiteral("ephemeral")).value(), QList<qint64>{});
        const auto add = [&](const QString &sql) {
            const auto done = answer(m_db->write([sql](Connection &c) { return c.exec(sql); }));
            QVERIFY2(done.ok(), done.ok() ? "" : qPrintable(done.error().detail));
        };
        add(QStringLiteral("INSERT INTO message (id, conversation_id, role, state, text, created_at) VALUES (99, 1, "
                           "'user', 'complete', 'ephemeral', 0)"));
        QCOMPARE(search(QStringLiteral("ephemeral")).value(), QList<qint64>{99});
        add(QStringLiteral("UPDATE message SET text = 'lasting' WHERE id = 99"));
        QCOMPARE(search(QStringLiteral("ephemeral")).value(), QList<qint64>{});
        QCOMPARE(search(QStringLiteral("lasting")).value(), QList<qint64>{99});
        add(QStringLiteral("DELETE FROM message WHERE id = 99"));
        QCOMPARE(search(QStringLiteral("lasting")).value(), QList<qint64>{});
        add(QStringLiteral("INSERT INTO message_fts(message_fts) VALUES ('integrity-check')"));
    }

private:
    static Result<QList<qint64>> list(Connection &c, const QString &sql, const QString &value, const QString &needle)
    {
        auto s = c.prepare(sql);
        if (!s)
            return s.error();
        s.value().bind(0, value);
        QList<qint64> ids;
        for (;;) {
            const auto row = s.value().next();
            if (!row)
                return row.error();
            if (!row.value())
                return ids;
            if (holds(s.value().text(1), needle))
                ids << s.value().integer(0);
        }
    }
    Result<QList<qint64>> search(const QString &text)
    {
        return answer(m_db->read([text](Connection &c) {
            return list(
                c,
                QStringLiteral("SELECT m.id, m.text FROM message_fts JOIN message m ON m.id = message_fts.rowid "
                               "WHERE message_fts MATCH ? ORDER BY message_fts.rowid DESC"),
                trigramQuery(text), text);
        }));
    }

    static constexpr const char *texts[] = {
        "Relay desk starts",                          // 1
        "Die Überweisung ist da",                     // 2
        "您的余额不足，请充值",                       // 3
        "all ok 😀👍 done",                             // 4
        "They say \"hello\" and abcd then bcdef cde", // 5
        "it's 100%_sure that a relay",                // 6
        "Ваш БАЛАНС",                                 // 7
        "NOT (a AND b) OR c* \\",                     // 8
    };
    std::unique_ptr<Database> m_db{};
};

RELAYDESK_TEST(QCoreApplication, TestFulltext)
#include "tst_fulltext.moc"
