#include "demo/naming.h"

namespace demo {

namespace {

QString drawn(QLatin1String alphabet, int length, QRandomGenerator &random)
{
    QString text;
    text.reserve(length);
    for (int i = 0; i < length; ++i)
        text += QLatin1Char(alphabet.at(random.bounded(alphabet.size())));
    return text;
}

} // namespace

QString timedUuid(qint64 ms, QRandomGenerator &random)
{
    const QString time = QStringLiteral("%1").arg(ms, 12, 16, QLatin1Char('0'));
    const QString tail = hexDigits(18, random);
    const QString variant = drawn(QLatin1String("89ab"), 1, random);
    return QStringLiteral("%1-%2-7%3-%4%5-%6")
        .arg(time.left(8), time.mid(8, 4), tail.left(3), variant, tail.mid(3, 3), tail.mid(6, 12));
}

QString keyLetters(int length, QRandomGenerator &random)
{
    return drawn(QLatin1String("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"), length, random);
}

QString letters(int length, QRandomGenerator &random)
{
    return drawn(QLatin1String("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"), length, random);
}

QString hexDigits(int length, QRandomGenerator &random)
{
    return drawn(QLatin1String("0123456789abcdef"), length, random);
}

QString base32(int length, QRandomGenerator &random)
{
    return drawn(QLatin1String("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"), length, random);
}

QString requestIdAt(Dialect dialect, qint64 ms, QRandomGenerator &random)
{
    const QString time = QDateTime::fromMSecsSinceEpoch(ms).toUTC().toString(QStringLiteral("yyyyMMddHHmmss"));
    const QString nano = QString::number((ms % 1000) * 1'000'000 + random.bounded(1'000'000));
    switch (dialect) {
    case Dialect::Laisky:
    case Dialect::OneApi:
        return time + nano + QString::number(random.bounded(10'000'000, 99'999'999));
    case Dialect::NewApi2025:
    case Dialect::NewApi2026:
    case Dialect::OneHub:
        break;
    case Dialect::NewApi202608:
        return time + nano + QStringLiteral("8268d9d6") + letters(8, random); // the mark of the build
    }
    return time + nano + letters(8, random);
}

QString traceId(QRandomGenerator &random)
{
    return hexDigits(16, random) + QLatin1Char(':') + hexDigits(16, random) + QStringLiteral("::4");
}

} // namespace demo
