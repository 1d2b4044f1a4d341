#include "demo/books.h"

#include "demo/ledgerjson.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>

namespace demo {

namespace {

template<typename List, typename Test>
auto *firstWhere(List &list, Test test)
{
    const auto found = std::find_if(list.begin(), list.end(), test);
    return found == list.end() ? nullptr : &*found;
}

} // namespace

Account *Ledger::account(qint64 id)
{
    return firstWhere(accounts, [id](const Account &account) { return account.id == id; });
}

Account *Ledger::accountNamed(const QString &name)
{
    return firstWhere(accounts, [&name](const Account &account) { return account.name == name; });
}

ApiKey *Ledger::key(qint64 id)
{
    return firstWhere(keys, [id](const ApiKey &key) { return key.id == id; });
}

ApiKey *Ledger::keyWithSecret(const QString &secret)
{
    return firstWhere(keys, [&secret](const ApiKey &key) { return key.secret == secret; });
}

RedemptionCode *Ledger::code(const QString &wanted)
{
    return firstWhere(codes, [&wanted](const RedemptionCode &code) { return code.code == wanted; });
}

core::Result<bool> Books::load(const QString &name)
{
    QFile file(name);
    if (!file.exists())
        return false;
    if (!file.open(QIODevice::ReadOnly))
        return core::Error{core::ErrorKind::Storage, QStringLiteral("cannot read ") + name};
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return core::Error{core::ErrorKind::Storage, QStringLiteral("not the books of a demo relay: ") + name};
    const std::lock_guard lock(m_mutex);
    m_ledger = ledgerFromJson(document.object());
    m_isDirty = false;
    return true;
}

core::Result<void> Books::save(const QString &name)
{
    if (name.isEmpty() || !m_isDirty)
        return {};
    QByteArray bytes;
    {
        const std::lock_guard lock(m_mutex);
        m_isDirty = false;
        bytes = QJsonDocument(ledgerToJson(m_ledger)).toJson(QJsonDocument::Compact);
    }
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(bytes) != bytes.size() || !file.commit()) {
        m_isDirty = true;
        return core::Error{core::ErrorKind::Storage, QStringLiteral("cannot write ") + name};
    }
    return {};
}

QByteArray passwordDigest(const QString &name, const QByteArray &password)
{
    return QCryptographicHash::hash(name.toUtf8() + '\0' + password, QCryptographicHash::Sha256).toHex();
}

QByteArray sessionDigest(const QByteArray &cookie)
{
    return QCryptographicHash::hash(cookie, QCryptographicHash::Sha256).toHex();
}

} // namespace demo
