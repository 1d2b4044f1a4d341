#pragma once

#include "app/certificates.h"
#include "ui/kit/card.h"

namespace ui::accounts {

// A certificate that nobody vouches for: for whom, by whom, until when, its fingerprint; to accept for this one host,
// or not.
class CertificateCard : public kit::Card
{
    Q_OBJECT
public:
    explicit CertificateCard(QWidget *parent = nullptr);
    void setCertificate(const app::ServerCertificate &certificate);

Q_SIGNALS:
    void accepted(const app::ServerCertificate &certificate);
    void declined();
};

} // namespace ui::accounts
