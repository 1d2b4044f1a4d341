#include "core/async.h"
#include "core/scope.h"
#include "support/quietmain.h"

#include <QThread>

using namespace core;

class TestAsync : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void valueReachesThenAndFinally()
    {
        Promise<int> p;
        QObject context;
        int seen = 0;
        QString end;
        p.future()
            .then(&context,
                  [&](int v) {
                      seen = v;
                      return QString::number(v + 1);
                  })
            .finally(&context, [&](const Result<QString> &r) { end = r.value(); });
        p.settle(41);
        QCOMPARE(seen, 41);
        QCOMPARE(end, QStringLiteral("42"));
    }
    void errorSkipsToTheEnd()
    {
        Promise<int> p;
        QObject context;
        bool ran = false;
        std::optional<ErrorKind> kind;
        p.future()
            .then(&context,
                  [&](int v) {
                      ran = true;
                      return v;
                  })
            .then(&context, [&](int) { ran = true; })
            .finally(&context, [&](const Result<void> &r) { kind = r.error().kind; });
        p.fail(Error{ErrorKind::Offline});
        QVERIFY(!ran);
        QCOMPARE(*kind, ErrorKind::Offline);
    }
    void firstSettlementCounts()
    {
        Promise<int> p;
        QObject context;
        QList<int> seen;
        p.future().finally(&context, [&](const Result<int> &r) { seen << r.value(); });
        p.settle(1);
        p.settle(2);
        QCOMPARE(seen, QList<int>{1});
    }
    void droppedPromiseIsCancelled()
    {
        QObject context;
        std::optional<ErrorKind> kind;
        {
            Promise<int> p;
            p.future().finally(&context, [&](const Result<int> &r) { kind = r.error().kind; });
        }
        QCOMPARE(*kind, ErrorKind::Cancelled);
    }
    void deadContextDoesNotRun()
    {
        Promise<int> p;
        QObject other;
        auto context = std::make_unique<QObject>();
        bool ran = false;
        std::optional<ErrorKind> kind;
        auto next = p.future().then(context.get(), [&](int v) {
            ran = true;
            return v;
        });
        next.finally(&other, [&](const Result<int> &r) { kind = r.error().kind; });
        context.reset();
        p.settle(1);
        QVERIFY(!ran);
        QCOMPARE(*kind, ErrorKind::Cancelled);
    }
    void lateReaderHearsFromTheEventLoop()
    {
        QObject context;
        int seen = 0;
        const Async<int> settled = Result<int>(7);
        settled.finally(&context, [&](const Result<int> &r) { seen = r.value(); });
        QCOMPARE(seen, 0);
        QTRY_COMPARE(seen, 7);
    }
    void innerAsyncIsAwaited()
    {
        Promise<int> outer;
        Promise<QString> inner;
        QObject context;
        QString seen;
        outer.future()
            .then(&context, [&](int) { return inner.future(); })
            .finally(&context, [&](const Result<QString> &r) { seen = r.value(); });
        outer.settle(1);
        QVERIFY(seen.isEmpty());
        inner.settle(QStringLiteral("x"));
        QCOMPARE(seen, QStringLiteral("x"));
    }
    void settledFromAnotherThreadArrivesHere()
    {
        Promise<int> p;
        QObject context;
        QThread *where = nullptr;
        p.future().finally(&context, [&](const Result<int> &) { where = QThread::currentThread(); });
        std::unique_ptr<QThread> worker(QThread::create([p] { p.settle(3); }));
        worker->start();
        QTRY_VERIFY(where);
        QCOMPARE(where, QThread::currentThread());
        worker->wait();
    }
    void allGathersInOrder()
    {
        QObject context;
        Promise<int> a, b;
        std::vector<int> seen;
        all<int>(&context, {a.future(), b.future()}).finally(&context, [&](const Result<std::vector<int>> &r) {
            seen = r.value();
        });
        b.settle(2);
        a.settle(1);
        QCOMPARE(seen, (std::vector<int>{1, 2}));
    }
    void dyingScopeAnswersCancelledWhileTheOwnerIsWhole()
    {
        struct Owner : QObject
        {
            QString name = QStringLiteral("whole");
            QString heard;
            QString *out = nullptr;
            Promise<int> promise;
            Scope::Handle handle;
            Scope scope;
            ~Owner() override = default;
        };
        QString out;
        {
            Owner owner;
            owner.out = &out;
            owner.handle = owner.scope.add([p = owner.promise] { p.fail(Error::cancelled()); });
            owner.promise.future().finally(&owner, [&owner](const Result<int> &r) {
                *owner.out =
                    owner.name + (r.error().kind == ErrorKind::Cancelled ? QStringLiteral(" cancelled") : QString());
            });
        }
        QCOMPARE(out, QStringLiteral("whole cancelled"));
    }
    void finishedWorkIsForgotten()
    {
        Scope scope;
        bool aborted = false;
        {
            const auto handle = scope.add([&] { aborted = true; });
            QCOMPARE(scope.openCount(), std::size_t(1));
        }
        scope.cancelAll();
        QVERIFY(!aborted);
    }
};

RELAYDESK_TEST(QCoreApplication, TestAsync)
#include "tst_async.moc"
