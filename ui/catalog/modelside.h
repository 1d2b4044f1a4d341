#pragma once

#include "app/workspace.h"
#include "ui/kit/card.h"

class QVBoxLayout;

namespace ui::catalog {

// What a message is made of, for prices: tokens in, at most so many out.
struct DraftSize
{
    qint64 input = 1000;
    qint64 output = 1000;
    bool isDraft = false; // of the chat; else a usual message
};

// The same model on another account of this profile.
struct Elsewhere
{
    core::AccountId account{};
    QString name{}; // of the account
    ::catalog::Model model{};
    core::Money price{}; // of the draft
    bool isCheapest = false;
    std::optional<double> cheaper{}; // than on the account looked at: 0.12 is 12 %
};
// Every account that lists the model (by its name without a vendor in front), the cheapest for the draft marked where
// two or more have a price. In dollars, whatever the relays display.
QList<Elsewhere> modelElsewhere(app::Workspace &workspace, core::AccountId here, const QString &model,
                                const DraftSize &draft);
bool isSameModel(const QString &one, const QString &other);

// Beside the table: the compared models for the draft, the model on every relay, what its answers cost so far; or, when
// none is compared, everything that is known of one model.
class ModelSide : public kit::Ground
{
    Q_OBJECT
public:
    explicit ModelSide(app::Workspace &workspace, QWidget *parent = nullptr);
    void show(core::AccountId account, const QString &model, const QStringList &compared, const DraftSize &draft);
    // Wanted, not demanded: a narrower window puts it into a drawer.
    QSize sizeHint() const override { return {sideWidth, kit::Ground::sizeHint().height()}; }
    static constexpr int sideWidth = 304;

Q_SIGNALS:
    void clearRequested();
    void chatRequested(core::AccountId account, const QString &model);
    void aliasRequested(const QString &model);

private:
    void rebuild();
    void addHead(const QString &title);
    void addDraft();
    void addElsewhere();
    void addOwnUse(const QStringList &models);
    void addDetail();
    void addChat();
    QWidget *addRow(const QString &label, QWidget *value, bool strong = false);
    QVBoxLayout *addSection(const QString &title, const QString &note = {});

    app::Workspace &m_workspace;
    core::AccountId m_account{};
    QString m_model{};
    QStringList m_compared{};
    DraftSize m_draft{};
    QWidget *m_inner;
    QVBoxLayout *m_box;
    QVBoxLayout *m_into = nullptr;
    int m_asked = 0; // counts rebuilds: late answers of the ledger are for an earlier one
    core::Scope m_scope;
};

} // namespace ui::catalog
