#pragma once

#include "billing/ledger.h"

#include <QWidget>

class QBoxLayout;

namespace ui::billing {

// Below an opened row: its arithmetic line by line, and how it is known.
class UsageDetail : public QWidget
{
    Q_OBJECT
public:
    UsageDetail(const ::billing::LedgerRow &row, const std::optional<::catalog::Model> &model,
                QWidget *parent = nullptr);

    // The facts stand beside the arithmetic, or below it where it is narrow.
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    void conversationRequested(core::ConversationId id);

private:
    QWidget *makeArithmetic(const ::billing::LedgerRow &row, const std::optional<::catalog::Model> &model);
    QWidget *makeFacts(const ::billing::LedgerRow &row, const std::optional<::catalog::Model> &model);

    QBoxLayout *m_box;
};

} // namespace ui::billing
