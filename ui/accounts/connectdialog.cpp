#include "ui/accounts/connectdialog.h"

#include "accounts/connect/linediff.h"
#include "ui/accounts/codelines.h"
#include "ui/kit/label.h"

#include <QBoxLayout>
#include <QScrollArea>

namespace ui::accounts {

ConnectDialog::ConnectDialog(const ::accounts::connect::FileChange &change, const QString &shownPath,
                             const QString &keyHint, QWidget *host)
    : kit::Dialog(host, change.existed ? tr("Change %1?").arg(shownPath) : tr("Make %1?").arg(shownPath), 600)
{
    const auto lines = ::accounts::connect::differences(change.before, change.after, keyHint);
    auto *shown = new CodeLines(tr("What changes in the file"));
    shown->setDifferences(lines);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(shown);
    constexpr int tallest = 320;
    scroll->setFixedHeight(std::min(tallest, shown->heightForWidth(540) + 2));
    scroll->setAccessibleName(tr("What changes in the file"));
    body()->addWidget(scroll);
    QStringList words;
    words << (change.existed ? tr("What stands there now is kept beside the file, and Undo puts it back byte for byte.")
                             : tr("Only you can read the new file. Undo removes it."));
    if (change.othersMayRead)
        words << tr("Other users of this computer may read this file: its permissions stay as they are.");
    auto *note = new kit::Label(words.join(u' '), kit::Role::Meta, kit::Tone::Secondary);
    note->setWordWrap(true);
    body()->addWidget(note);
    addCancel();
    kit::Button *go = addPrimary(change.existed ? tr("Change the file") : tr("Make the file"));
    go->setEnabled(!change.changesNothing());
    if (change.changesNothing())
        note->setText(tr("The file says so already."));
}

} // namespace ui::accounts
