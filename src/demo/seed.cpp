#include "demo/seed.h"

#include "demo/bookkeeping.h"
#include "demo/history.h"
#include "demo/naming.h"
#include "demo/profile.h"
#include "demo/secondfactor.h"

namespace demo {

namespace {

constexpr qint64 trialQuota = 50'000; // $0.10
const QString demoName = QStringLiteral("demo");
const QString totpName = QStringLiteral("demo-totp");

// Drawn from the seed each time, so that the state file need not hold them.
struct Passwords
{
    QString demo{};
    QString totp{};
    QString totpSecret{};
    QString backupCodes{};
};

Passwords passwordsFrom(QRandomGenerator &random)
{
    Passwords passwords;
    passwords.demo = letters(12, random);
    passwords.totp = letters(12, random);
    passwords.totpSecret = base32(32, random);
    QRandomGenerator other(random); // leaves the rest of the draw as it was
    passwords.backupCodes = newBackupCodes(other);
    return passwords;
}

ApiKey &unlimitedKey(Ledger &ledger, Dialect dialect, Account &account, const QString &name, qint64 nowMs,
                     QRandomGenerator &random)
{
    ApiKey &key = addKey(ledger, dialect, account, name, nowMs, random);
    key.unlimited = true;
    return key;
}

} // namespace

Ledger seededLedger(const Options &options, qint64 nowMs)
{
    QRandomGenerator random(options.seed);
    const Passwords passwords = passwordsFrom(random);
    const qint64 bornMs = options.seedHistory ? nowMs - Q_INT64_C(61) * 86'400'000 : nowMs;
    Ledger ledger;
    Account &demo = addAccount(ledger, options.dialect, demoName, passwordDigest(demoName, passwords.demo.toUtf8()),
                               trialQuota, bornMs, random);
    unlimitedKey(ledger, options.dialect, demo, QStringLiteral("desktop"), bornMs + 60'000, random);
    demo.email = QStringLiteral("demo@example.com");
    const qint64 demoId = demo.id;
    Account &second = addAccount(ledger, options.dialect, totpName, passwordDigest(totpName, passwords.totp.toUtf8()),
                                 trialQuota, bornMs, random);
    second.totpSecret = passwords.totpSecret.toLatin1();
    second.backupCodes = passwords.backupCodes;
    qint64 id = 1;
    for (const qint64 quota : {500'000, 2'500'000, 250'000})
        ledger.codes.push_back({id++, hexDigits(32, random), quota, 0});
    ledger.codes.push_back({id++, hexDigits(32, random), 500'000, demoId});
    if (options.seedHistory)
        writeHistory(ledger, options.dialect, demoId, nowMs, random);
    return ledger;
}

Credentials credentialsFor(const Options &options, const Ledger &ledger)
{
    QRandomGenerator random(options.seed);
    const Passwords passwords = passwordsFrom(random);
    Credentials credentials;
    credentials.user = demoName;
    credentials.password = core::Secret::fromText(passwords.demo);
    credentials.email = QStringLiteral("demo@example.com");
    if (profileOf(options.dialect).secondFactor != SecondFactor::None) {
        credentials.totpUser = totpName;
        credentials.totpPassword = core::Secret::fromText(passwords.totp);
        credentials.totpSecret = core::Secret::fromText(passwords.totpSecret);
        if (profileOf(options.dialect).family == Family::NewApi)
            credentials.backupCodes = passwords.backupCodes.split(QLatin1Char(','));
    }
    for (const Account &account : ledger.accounts)
        if (account.name == demoName) {
            credentials.userId = account.id;
            credentials.inviteCode = account.inviteCode;
        }
    for (const ApiKey &key : ledger.keys)
        if (key.userId == credentials.userId && key.name == QStringLiteral("desktop") && credentials.key.isEmpty())
            credentials.key = core::Secret::fromText(QStringLiteral("sk-") + key.secret);
    for (const RedemptionCode &code : ledger.codes) {
        if (code.usedBy == 0)
            credentials.codes += code.code;
        else
            credentials.usedCode = code.code;
    }
    return credentials;
}

} // namespace demo
