#pragma once

#include "accounts/connect/connectedfiles.h"
#include "app/connectiontest.h"
#include "app/workspace.h"
#include "ui/kit/card.h"
#include "ui/kit/secretclipboard.h"

#include <functional>

class QComboBox;
class QGridLayout;

namespace kit {
class Banner;
class Button;
class Chip;
class IconButton;
class IconMark;
class Label;
class MoneyLabel;
class Segments;
} // namespace kit

namespace ui::accounts {

class CodeLines;
class Flow;

// Connects another program to the relay with one of the account's keys: what to write where, copied, saved or merged
// into its file (the difference is shown first, Undo puts back what stood there), and a test in the program's own wire
// format. The key is masked; it is fetched when it is copied, written or tested.
class ConnectApp : public kit::Ground
{
    Q_OBJECT
public:
    explicit ConnectApp(app::Workspace &workspace, QWidget *parent = nullptr);
    ~ConnectApp() override;
    // token: of the account's list, or without an id the only key of an account that has no list.
    void start(core::AccountId account, const relay::TokenRecord &token);
    core::AccountId account() const { return m_account; }
    // Where other programs' files are; another home for tests.
    void setPlaces(const ::accounts::connect::Places &places);
    void chooseApp(const QString &id);
    void chooseWay(const QString &id);

public Q_SLOTS:
    void test();
    void write();

Q_SIGNALS:
    void closeRequested();
    // A key of its own for this app.
    void keyWanted(core::AccountId account, const QString &name);
    void said(const QString &text, std::function<void()> undo);
    void filesChanged();

private:
    using Secret = core::Result<core::Secret>;

    void buildHead(class QVBoxLayout *box);
    void buildSettings(QVBoxLayout *box);
    void buildTest(QVBoxLayout *box);
    void showApps();
    void showMore();
    void showApp();
    void showWay();
    void showFields();
    void showWritten();
    void fillModels();
    void copyAll();
    void copyText(const QString &text);
    void openLink();
    void saveAs();
    void undo();
    void undoAnyway(const ::accounts::connect::ConnectedFile &file);
    void showReport(const core::Result<app::TestReport> &report);
    void clearReport();
    void showKeyFailure(const core::Error &error);
    // Calls use with the key, or says why it cannot be had.
    void withKey(std::function<void(const core::Secret &)> use);
    const ::accounts::connect::AppTemplate &appNow() const { return m_apps.at(m_app); }
    const ::accounts::connect::Way &wayNow() const { return appNow().ways.at(m_way); }
    ::accounts::connect::Target target() const;
    ::accounts::connect::Obstacle obstacleOf(const ::accounts::connect::Way &way) const;
    // The first way of an app that is open, else why the first is closed.
    int openWay(const ::accounts::connect::AppTemplate &app) const;
    QString fittingModel(const ::accounts::connect::Way &way) const;
    QString language() const;

    app::Workspace &m_workspace;
    core::AccountId m_account{};
    relay::TokenRecord m_token{};
    QString m_hint{}; // "…9f3a"
    QList<::accounts::connect::AppTemplate> m_apps;
    ::accounts::connect::Places m_places;
    ::accounts::connect::ConnectedFiles m_files;
    app::ConnectionTest m_test;
    kit::SecretClipboard m_clipboard;
    std::optional<::accounts::connect::ConnectedFile> m_written{};
    int m_app = 0;
    int m_way = 0;
    bool m_modelByHand = false;
    quint64 m_round = 0; // of tests: an answer to an earlier one is not shown

    kit::Label *m_with;
    Flow *m_flow;
    QList<kit::Chip *> m_chips{};
    kit::Chip *m_more;
    kit::Label *m_closed;
    kit::Label *m_put;
    kit::Segments *m_ways;
    QComboBox *m_model;
    kit::Card *m_card;
    kit::Label *m_place;
    kit::Button *m_copy;
    CodeLines *m_lines;
    QWidget *m_fields;
    QGridLayout *m_grid;
    kit::CopiedNotice *m_copied;
    kit::Label *m_note;
    kit::Button *m_write;
    kit::Button *m_save;
    kit::Button *m_open;
    QWidget *m_writtenRow;
    kit::Label *m_writtenText;
    kit::Banner *m_doubt;
    kit::Banner *m_failure;
    kit::Button *m_run;
    kit::Label *m_price;
    kit::Card *m_result;
    kit::IconMark *m_mark;
    kit::Label *m_verdict;
    kit::Label *m_at;
    kit::Label *m_sentence;
    QGridLayout *m_facts;
    kit::MoneyLabel *m_cost;
    kit::Banner *m_own;
    core::Scope m_scope;
};

} // namespace ui::accounts
