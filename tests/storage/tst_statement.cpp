#include "storage/database.h"
#include "support/answer.h"
#include "support/quietmain.h"

using namespace storage;
using core::Result;
using support::answer;

// What goes in comes out with its type, and nothing stays nothing.
class TestStatement : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_db = std::make_unique<Database>(
            QStringLiteral(":memory:"),
            std::vector<Migration>{{1, QStringLiteral("one"),
                                    QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, i INTEGER, s TEXT, r REAL, "
                                                   "b BLOB, m INTEGER, q INTEGER, a INTEGER);")}});
        QVERIFY(answer(m_db->open()).ok());
    }
    void cleanup() { m_db.reset(); }

    void valuesComeBack()
    {
        const auto done = answer(m_db->write([](Connection &c) -> Result<bool> {
            const auto in = c.run(QStringLiteral("INSERT INTO t (i, s, r, b, m, q, a) VALUES (?, ?, ?, ?, ?, ?, ?)"),
                                  Q_INT64_C(9'007'199'254'740'993), QStringLiteral("余额 👍 'quoted'"), 0.1,
                                  QByteArray("\0\1\xff", 3), core::momentFromMs(1'747'312'300'123), core::Quota(-7),
                                  core::AccountId(5));
            if (!in)
                return in.error();
            auto out = c.prepare(QStringLiteral("SELECT i, s, r, b, m, q, a FROM t WHERE id = ?"));
            Statement &s = out.value();
            s.bind(0, c.lastInsertId());
            return s.next().valueOr(false) && s.integer(0) == Q_INT64_C(9'007'199'254'740'993) &&
                   s.text(1) == QStringLiteral("余额 👍 'quoted'") && s.real(2) == 0.1 &&
                   s.blob(3) == QByteArray("\0\1\xff", 3) && s.moment(4) == core::momentFromMs(1'747'312'300'123) &&
                   s.quota(5) == core::Quota(-7) && s.id<core::AccountId>(6) == core::AccountId(5) &&
                   !s.next().valueOr(true);
        }));
        QVERIFY2(done.ok(), done.ok() ? "" : qPrintable(done.error().detail));
        QVERIFY(done.value());
    }
    void nothingIsNotZero()
    {
        const auto done = answer(m_db->write([](Connection &c) -> Result<bool> {
            const auto in = c.run(QStringLiteral("INSERT INTO t (i, s, m, q, a, b, r) VALUES (?, ?, ?, ?, ?, ?, ?)"),
                                  std::optional<qint64>(), std::optional<QString>(), std::optional<core::Moment>(), 0,
                                  core::AccountId(), QByteArray(), 0.0);
            if (!in)
                return in.error();
            auto out = c.prepare(QStringLiteral("SELECT i, s, m, q, a, b, r FROM t"));
            Statement &s = out.value();
            return s.next().valueOr(false) && s.isNull(0) && !s.optInteger(0) && !s.optText(1) && !s.optMoment(2) &&
                   s.optInteger(3) == std::optional<qint64>(0) && s.isNull(4) && !s.id<core::AccountId>(4).isValid() &&
                   !s.isNull(5) && s.blob(5).isEmpty() && !s.isNull(6);
        }));
        QVERIFY2(done.ok(), done.ok() ? "" : qPrintable(done.error().detail));
        QVERIFY(done.value());
    }
    void aNullStringIsEmptyText()
    {
        const auto kind = answer(m_db->write([](Connection &c) -> Result<QString> {
            if (const auto in = c.run(QStringLiteral("INSERT INTO t (s) VALUES (?)"), QString()); !in)
                return in.error();
            auto out = c.prepare(QStringLiteral("SELECT typeof(s) FROM t"));
            (void)out.value().next();
            return out.value().text(0);
        }));
        QCOMPARE(kind.value(), QStringLiteral("text"));
    }
    void runsAgainWithOtherValues()
    {
        const auto sum = answer(m_db->write([](Connection &c) -> Result<qint64> {
            auto in = c.prepare(QStringLiteral("INSERT INTO t (i, s) VALUES (?, ?)"));
            for (int i = 1; i <= 100; ++i) {
                if (const auto done = in.value().bind(0, i).bind(1, QString::number(i)).exec(); !done)
                    return done.error();
            }
            auto out = c.prepare(QStringLiteral("SELECT sum(i) FROM t WHERE i >= ?"));
            qint64 total = 0;
            for (const int from : {1, 100}) {
                (void)out.value().bind(0, from).next();
                total += out.value().integer(0);
            }
            return total;
        }));
        QCOMPARE(sum.value(), 5150);
    }
    void readsPagesByKey()
    {
        const auto pages = answer(m_db->write([](Connection &c) -> Result<QList<qint64>> {
            auto in = c.prepare(QStringLiteral("INSERT INTO t (i) VALUES (?)"));
            for (int i = 0; i < 450; ++i)
                (void)in.value().bind(0, i).exec();
            QList<qint64> sizes;
            qint64 before = 1000;
            for (;;) {
                auto page = c.prepare(QStringLiteral("SELECT i FROM t WHERE i < ? ORDER BY i DESC LIMIT 200"));
                page.value().bind(0, before);
                qint64 rows = 0;
                for (auto row = page.value().next(); row.valueOr(false); row = page.value().next()) {
                    before = page.value().integer(0);
                    ++rows;
                }
                sizes << rows;
                if (rows < 200)
                    return sizes;
            }
        }));
        QCOMPARE(pages.value(), (QList<qint64>{200, 200, 50}));
    }
    void theSameTextTwiceAtOnce()
    {
        const auto product = answer(m_db->write([](Connection &c) -> Result<qint64> {
            (void)c.exec(QStringLiteral("INSERT INTO t (i) VALUES (1), (2), (3)"));
            const QString sql = QStringLiteral("SELECT i FROM t ORDER BY i");
            qint64 rows = 0;
            auto outer = c.prepare(sql);
            while (outer.value().next().valueOr(false)) {
                auto inner = c.prepare(sql);
                while (inner.value().next().valueOr(false))
                    rows += outer.value().integer(0) * 10 + inner.value().integer(0);
            }
            return rows;
        }));
        QCOMPARE(product.value(), 3 * 60 + 3 * 6);
    }
    void aValueTooFewIsAnError()
    {
        for (const int round : {0, 1}) {
            const auto done = answer(m_db->write([round](Connection &c) -> Result<void> {
                const QString sql = QStringLiteral("INSERT INTO t (i, s) VALUES (?, ?)");
                if (round == 1) {
                    if (const auto full = c.run(sql, 1, QStringLiteral("one")); !full)
                        return {};
                }
                return c.run(sql, 1);
            }));
            QVERIFY2(!done.ok(), "a value of the run before was taken");
            QCOMPARE(done.error().kind, core::ErrorKind::Storage);
        }
    }
    void changesAndIdsAreOfTheLastWrite()
    {
        const auto facts = answer(m_db->write([](Connection &c) -> Result<QList<qint64>> {
            (void)c.exec(QStringLiteral("INSERT INTO t (i) VALUES (1), (2), (3)"));
            const qint64 id = c.lastInsertId();
            (void)c.run(QStringLiteral("UPDATE t SET i = i + 1 WHERE i > ?"), 1);
            return QList<qint64>{id, c.changes(), c.lastInsertId()};
        }));
        QCOMPARE(facts.value(), (QList<qint64>{3, 2, 3}));
    }
    void aWordThatSqliteDoesNotKnow()
    {
        const auto done = answer(m_db->read([](Connection &c) { return c.exec(QStringLiteral("SELEKT 1")); }));
        QVERIFY2(done.error().detail.contains(QStringLiteral("syntax error")), qPrintable(done.error().detail));
    }
    void manyTextsDoNotFillTheCache()
    {
        const auto done = answer(m_db->read([](Connection &c) -> Result<qint64> {
            qint64 sum = 0;
            for (int i = 0; i < 2000; ++i) {
                auto s = c.prepare(QStringLiteral("SELECT %1").arg(i));
                (void)s.value().next();
                sum += s.value().integer(0);
            }
            return sum;
        }));
        QCOMPARE(done.value(), 1999000);
    }

private:
    std::unique_ptr<Database> m_db{};
};

RELAYDESK_TEST(QCoreApplication, TestStatement)
#include "tst_statement.moc"
