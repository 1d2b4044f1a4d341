#pragma once

#include "app/workspace.h"
#include "ui/kit/card.h"

#include <QTimer>

#include <functional>

class QGridLayout;
class QStackedLayout;

namespace kit {
class Banner;
class BarChart;
class Button;
class Chip;
class EmptyState;
class Label;
class Segments;
class Table;
} // namespace kit

namespace ui::billing {

class UsageTable;

// Where the money went: totals, a chart by day, every row, with filters by date, account, model and key; CSV.
class UsagePage : public kit::Ground
{
    Q_OBJECT
public:
    explicit UsagePage(app::Workspace &workspace, QWidget *parent = nullptr);
    void refresh(); // reads the relay's log, shows what is known at once
    int rowCount() const;
    void setRange(int days); // 1, 7, 30; 0: everything
    void toggleRow(int row); // shows its arithmetic below it, or hides it
    void openNewestOwnRow(); // the newest that a chat of this program made

protected:
    void resizeEvent(QResizeEvent *event) override;

Q_SIGNALS:
    void conversationRequested(core::ConversationId id);
    void said(const QString &text, std::function<void()> undo);

private:
    void buildHead(class QVBoxLayout *box);
    void buildBody(class QVBoxLayout *box);
    void showKnown();
    void placeLegend();
    void showTotals(const ::billing::LedgerTotals &totals);
    void showChart(const ::billing::LedgerTotals &totals);
    void showMenuOf(kit::Chip *chip, const QStringList &names, QString(::billing::LedgerFilter::*member),
                    const QString &all);
    void exportCsv();

    ::billing::LedgerFilter filter() const;
    QDate firstDay() const;

    app::Workspace &m_workspace;
    ::billing::LedgerFilter m_filter{}; // model and key; account and range are added by filter()
    int m_days = 30;
    QStringList m_models{};
    QStringList m_keys{};
    UsageTable *m_table;
    kit::Table *m_view;
    kit::BarChart *m_chart;
    kit::Segments *m_range;
    kit::Segments *m_by;
    kit::Chip *m_account;
    kit::Chip *m_model;
    kit::Chip *m_key;
    kit::Button *m_export;
    kit::Banner *m_failure;
    kit::Label *m_spent;
    kit::Label *m_spentNote;
    kit::Label *m_requests;
    kit::Label *m_requestsNote;
    kit::Label *m_in;
    kit::Label *m_inNote;
    kit::Label *m_out;
    QGridLayout *m_legend;
    QList<QWidget *> m_entries{}; // of the legend
    kit::EmptyState *m_empty;
    QStackedLayout *m_stack;
    bool m_allAccounts = false;
    QTimer m_soon{};
    core::Scope m_scope;
};

} // namespace ui::billing
