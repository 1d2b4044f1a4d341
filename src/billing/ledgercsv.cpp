#include "billing/ledgercsv.h"

namespace billing {

namespace {

QByteArray number(const std::optional<qint64> &value)
{
    return value ? QByteArray::number(*value) : QByteArray();
}

// Dollars with all nine decimals' worth, without trailing zeros: 0.004160000 is 0.00416.
QByteArray dollars(const core::Money &money)
{
    if (!money.hasAmount())
        return {};
    const qint64 nano = money.nanoUsd();
    QByteArray text = QByteArray::number(std::abs(nano / 1'000'000'000));
    QByteArray part = QByteArray::number(std::abs(nano % 1'000'000'000)).rightJustified(9, '0');
    while (part.size() > 2 && part.endsWith('0'))
        part.chop(1);
    return (nano < 0 ? "-" : "") + text + '.' + part;
}

} // namespace

QByteArray csvText(const QString &text)
{
    QByteArray cell = text.toUtf8();
    if (!cell.isEmpty() && QByteArrayView("=+-@\t\r").contains(cell.front()))
        cell.prepend('\'');
    const bool quotes = cell.contains('"') || cell.contains(',') || cell.contains('\n') || cell.contains('\r');
    if (!quotes)
        return cell;
    return '"' + cell.replace('"', "\"\"") + '"';
}

QByteArray csvHeader()
{
    return QByteArrayLiteral(
        "time,account,kind,model,billed_model,key,input_tokens,output_tokens,cached_tokens,quota,usd,"
        "duration_ms,request_id,conversation,text\r\n");
}

QByteArray csvLine(const LedgerRow &row, const QString &accountName)
{
    const relay::LogRow &log = row.row;
    const QByteArrayList cells{
        QDateTime::fromMSecsSinceEpoch(core::toMs(log.time)).toUTC().toString(Qt::ISODate).toLatin1(),
        csvText(accountName),
        csvText(relay::logKindName(log.kind)),
        csvText(log.modelAsked.isEmpty() ? log.modelBilled : log.modelAsked),
        csvText(log.modelBilled),
        csvText(log.keyName),
        number(log.prompt),
        number(log.completion),
        number(log.cached),
        log.quota ? QByteArray::number(log.quota->units()) : QByteArray(),
        dollars(row.cost()),
        number(log.elapsedMs),
        csvText(log.requestId),
        csvText(row.conversationTitle),
        csvText(log.content),
    };
    return cells.join(',') + "\r\n";
}

} // namespace billing
