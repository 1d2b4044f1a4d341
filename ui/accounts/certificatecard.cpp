#include "ui/accounts/certificatecard.h"

#include "ui/kit/button.h"
#include "ui/kit/label.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLocale>

namespace ui::accounts {

CertificateCard::CertificateCard(QWidget *parent) : kit::Card(parent, kit::space16)
{
    setRadius(kit::radiusRow);
    setAccessibleName(tr("The certificate"));
    box()->setSpacing(kit::space8);
}

void CertificateCard::setCertificate(const app::ServerCertificate &certificate)
{
    while (QLayoutItem *item = box()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QString place = certificate.port == 443 ? certificate.host
                                                  : QStringLiteral("%1:%2").arg(certificate.host).arg(certificate.port);
    auto *title = new kit::Label(certificate.hasChanged ? tr("The certificate of %1 is another one now").arg(place)
                                                        : tr("Nobody vouches for the certificate of %1").arg(place),
                                 kit::Role::Body, kit::Tone::Text, QFont::DemiBold);
    title->setWordWrap(true);
    box()->addWidget(title);
    auto *words = new kit::Label(
        certificate.hasChanged
            ? tr("It is not the one that you accepted. The operator may have renewed it, or somebody is in between. "
                 "Nothing was sent.")
            : tr("That is usual for a relay of your own. Elsewhere somebody may be in between. Nothing was sent; ask "
                 "the operator for the fingerprint and compare."),
        kit::Role::Body, kit::Tone::Secondary);
    words->setWordWrap(true);
    box()->addWidget(words);

    auto *host = new QWidget(this);
    auto *grid = new QGridLayout(host);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kit::space16);
    grid->setVerticalSpacing(kit::space4);
    grid->setColumnStretch(1, 1);
    const auto line = [&](const QString &label, const QString &value, kit::Role role = kit::Role::Body) {
        if (value.isEmpty())
            return;
        const int row = grid->rowCount();
        grid->addWidget(new kit::Label(label, kit::Role::Meta, kit::Tone::Secondary), row, 0, Qt::AlignTop);
        auto *text = new kit::Label(value, role);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        text->setAccessibleName(label);
        grid->addWidget(text, row, 1);
    };
    const auto day = [](const QDateTime &time) {
        return QLocale().toString(time.toLocalTime().date(), QLocale::LongFormat);
    };
    line(tr("Made out to"),
         certificate.hasOtherName ? tr("%1, which is another name").arg(certificate.subject) : certificate.subject);
    line(tr("Signed by"), certificate.isSelfSigned ? tr("itself") : certificate.issuer);
    if (certificate.validUntil.isValid())
        line(tr("Valid"), certificate.isExpired
                              ? tr("until %1, which is over").arg(day(certificate.validUntil))
                              : tr("%1 to %2").arg(day(certificate.validFrom), day(certificate.validUntil)));
    // In two lines of sixteen pairs: one is compared by reading aloud.
    QString print = certificate.fingerprint;
    if (print.size() == 95)
        print[47] = u'\n';
    line(tr("SHA-256"), print, kit::Role::Code);
    box()->addWidget(host);

    auto *row = new QWidget(this);
    auto *buttons = new QHBoxLayout(row);
    buttons->setContentsMargins(0, kit::space4, 0, 0);
    buttons->setSpacing(kit::space8);
    auto *decline = new kit::Button(kit::Button::Kind::Primary, tr("Do not accept"), row);
    auto *accept = new kit::Button(kit::Button::Kind::Danger, tr("Accept for %1 only").arg(place), row);
    buttons->addStretch();
    buttons->addWidget(accept);
    buttons->addWidget(decline);
    box()->addWidget(row);
    connect(accept, &QPushButton::clicked, this, [this, certificate] { Q_EMIT accepted(certificate); });
    connect(decline, &QPushButton::clicked, this, &CertificateCard::declined);
}

} // namespace ui::accounts
