#pragma once

#include "accounts/accounts.h"
#include "chat/replystream.h"
#include "net/transport.h"
#include "relay/conformance/target.h"
#include "secrets/memoryvault.h"
#include "storage/database.h"
#include "support/answer.h"

#include <QObject>
#include <QTest>

namespace conformance {

// What the program needs of a relay, asked for with the program's own code over the relay's public API, in the order
// of a day: who is it, sign in, a key, two answers, their bills, the log, a code, what is refused, everything removed.
// A step that lacks its credentials or an earlier step is skipped and says what is missing.
class Conformance : public QObject
{
    Q_OBJECT
public:
    explicit Conformance(Target target);
    ~Conformance() override;

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    // signing in (signingin.cpp)
    void probeFindsTheKind();
    void signsInByPassword();
    void theSessionSurvivesARestart();
    void aSecondFactorIsAskedFor();
    void signsInByAccessToken();
    void aWrongAccessTokenIsRefused();
    void theBalanceIsTold();
    // keys (keys.cpp)
    void modelsAreTold();
    void ratesAreTold();
    void aKeyIsCreated();
    void theKeyIsListed();
    void anEditChangesOnlyTheName();
    void theKeyIsSwitchedOffAndOn();
    void theKeyListsItsModels();
    void theKeyKnowsWhatItMaySpend();
    void signsInByKey();
    // answers (answers.cpp)
    void aQuestionIsAnsweredWhole();
    void aQuestionIsAnsweredInPieces();
    void theBillsAreInTheLog();
    void theBalanceFellByTheBills();
    void theRelayTellsTheCostOfOneRequest();
    // history and money (money.cpp)
    void theLogIsCompleteAndStable();
    void theSumOfAStretchAgrees();
    void aCodeAddsWhatItSays();
    void theSameCodeIsRefused();
    void anUnknownCodeIsRefused();
    // what is refused, and leaving (leaving.cpp)
    void aWrongKeyIsRefused();
    void aModelThatIsNotThereIsRefused();
    void theKeyIsDeleted();
    void aWrongPasswordIsRefused();
    void signsOut();

private:
    struct Answer
    {
        chat::wire::Reply reply{};
        chat::ReplyDone done{};
        std::optional<core::Error> error{};
        std::optional<relay::LogRow> bill{};
    };

    // The answer of a call. A limit of the relay is waited for, twice, as long as it says, up to three minutes.
    template<typename T>
    core::Result<T> asked(const std::function<core::Async<T>()> &call)
    {
        for (int tries = 1;; ++tries) {
            core::Result<T> result = support::answer(call(), 180'000);
            if (result || tries > 2 || !waitsOutTheLimit(result.error()))
                return result;
        }
    }
    bool waitsOutTheLimit(const core::Error &error);
    void tell(const QString &what) const; // beside the results, for whoever reads them

    bool isManaged() const { return m_found && m_found->managementApi; }
    core::Secret chatKey() const; // the one that was made, else the one that was given
    void chooseModels(const QStringList &all, const QHash<QString, double> &prices);
    relay::RelayClient *keyClient(); // for calls with a key only
    core::Result<relay::TokenRecord> listedKey();
    Answer ask(const QString &model, const QString &text, bool stream);
    bool findBills(const QList<relay::LogRow> &rows);
    core::Result<QList<relay::LogRow>> wholeLog(relay::LogQuery query, int mostPages, bool *complete);
    core::Result<relay::SelfRecord> selfOnce(const std::function<bool(const relay::SelfRecord &)> &fits);
    bool removeOwnKeys();

    Target m_target;
    net::Transport m_transport{};
    storage::Database m_database;
    secrets::MemoryVault m_vault{};
    core::SystemClock m_clock{};
    accounts::Accounts m_accounts;

    std::optional<relay::ProbeReport> m_found{};
    core::AccountId m_byPassword{};
    core::AccountId m_byToken{};
    relay::RelayClient *m_client = nullptr; // of the account that manages
    std::unique_ptr<relay::RelayClient> m_bare{};
    std::optional<relay::SelfRecord> m_self{};
    QStringList m_candidates{}; // every model that may answer a chat
    QStringList m_models{};     // what the two questions may be asked of, best first
    QString m_model{};          // that answered
    QString m_keyName{};
    QString m_keyPrefix{}; // of every key this run makes
    std::optional<relay::TokenRecord> m_key{};
    std::optional<core::Quota> m_limit{};
    bool m_mayHaveKeys = false; // something was created that must be removed
    std::optional<relay::SelfRecord> m_before{};
    std::vector<Answer> m_answers{};
    std::optional<core::Quota> m_billed{};
    core::Secret m_spentCode{};
};

// Why it failed, in a line.
QByteArray words(const core::Error &error);
template<typename T>
QByteArray words(const core::Result<T> &result)
{
    return result ? QByteArray("ok") : words(result.error());
}
bool isLimited(const core::Error &error);
template<typename T>
bool isLimited(const core::Result<T> &result)
{
    return !result && isLimited(result.error());
}

// Goes on only with a good answer, named var.
#define GOT(var, T, call)                                                                                              \
    const auto var = asked<T>([&] { return call; });                                                                   \
    if (conformance::isLimited(var))                                                                                   \
        QSKIP("the relay limits how often it may be asked: run again later");                                          \
    QVERIFY2(var.ok(), conformance::words(var).constData())
// Goes on only where an earlier step, or a variable, gave what is needed.
#define NEEDS(condition, missing)                                                                                      \
    if (!(condition))                                                                                                  \
    QSKIP(missing)

} // namespace conformance
