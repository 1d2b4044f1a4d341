// How often a relay is asked: by the clock alone, and that accounts on one host hold back together.
#include "relay/ratebudget.h"

#include "relay/relayclient.h"
#include "support/answer.h"
#include "support/fakeclock.h"
#include "support/quietmain.h"
#include "support/rawserver.h"

using namespace std::chrono_literals;
using relay::RateBudget;
using support::answer;
using support::RawServer;

class RateBudgetTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aBurstGoesAtOnceAndTheRestInTurn()
    {
        RateBudget budget;
        const auto start = std::chrono::steady_clock::time_point(1h);
        for (int i = 0; i < RateBudget::mostCalls; ++i)
            QCOMPARE(budget.book(start + i * 10ms).count(), 0);
        // The next one waits until the first has left the window, and so on: never more than so many in any window.
        const auto late = start + 10s;
        QCOMPARE(budget.book(late), std::chrono::milliseconds(RateBudget::window) - 10s);
        QCOMPARE(budget.book(late), std::chrono::milliseconds(RateBudget::window) - 10s + 10ms);
        // Long after, all is forgotten.
        QCOMPARE(budget.book(start + 1h).count(), 0);
    }

    void noWindowHoldsMoreThanItMay()
    {
        RateBudget budget;
        std::vector<std::chrono::steady_clock::time_point> went;
        auto now = std::chrono::steady_clock::time_point(1h);
        for (int i = 0; i < 1000; ++i) {
            now += (i % 7) * 90ms;
            went.push_back(now + budget.book(now));
        }
        for (std::size_t i = RateBudget::mostCalls; i < went.size(); ++i)
            QVERIFY(went[i] - went[i - RateBudget::mostCalls] >= std::chrono::seconds(RateBudget::window) - 1ms);
    }

    void anEmpty429HoldsBackEveryAccountOfTheHost()
    {
        RawServer server([](QTcpSocket &socket, const RawServer::Request &) {
            socket.write(RawServer::answer({}, "429 Too Many Requests"));
        });
        support::FakeClock clock;
        net::Transport transport;
        relay::RelayInfo info;
        info.kind = relay::Kind::OneApi;
        info.root = QUrl(server.address());
        relay::RelayClient one(transport, info);
        relay::RelayClient other(transport, info);
        const auto budget = std::make_shared<RateBudget>();
        for (relay::RelayClient *client : {&one, &other}) {
            client->setClock(clock);
            client->setBudget(budget);
            client->setCredential({.accessToken = core::Secret("0123456789abcdef")});
        }
        const auto first = answer(one.self());
        QVERIFY(!first.ok() && first.error().cause == core::ErrorCause::ManagementLimited);
        const auto second = answer(other.self());
        QVERIFY(!second.ok() && second.error().cause == core::ErrorCause::ManagementLimited);
        QCOMPARE(*second.error().retryAfter, std::chrono::milliseconds(1min)); // without a Retry-After
        QCOMPARE(server.requests().size(), 1);
        clock.advance(61s);
        QVERIFY(!answer(other.self()).ok());
        QCOMPARE(server.requests().size(), 2);
    }

    void whatTheRelayAsksForIsWaited()
    {
        RawServer server([](QTcpSocket &socket, const RawServer::Request &) {
            socket.write(
                RawServer::answer("{\"error\":{\"message\":\"rate limit exceeded\",\"type\":\"one_api_error\"}}",
                                  "429 Too Many Requests", "Content-Type: application/json\r\nRetry-After: 180\r\n"));
        });
        support::FakeClock clock;
        net::Transport transport;
        relay::RelayInfo info;
        info.kind = relay::Kind::Laisky;
        info.root = QUrl(server.address());
        relay::RelayClient client(transport, info);
        client.setClock(clock);
        client.setCredential({.accessToken = core::Secret("0123456789abcdef")});
        QCOMPARE(*answer(client.self()).error().retryAfter, std::chrono::milliseconds(180s));
        clock.advance(100s);
        QCOMPARE(*answer(client.self()).error().retryAfter, std::chrono::milliseconds(80s));
        QCOMPARE(server.requests().size(), 1);
    }
};

RELAYDESK_TEST(QCoreApplication, RateBudgetTest)
#include "tst_ratebudget.moc"
