#pragma once

#include "ui/kit/overlay.h"

class QCheckBox;

namespace ui::accounts {

// Which models a key may call: none chosen means all.
class ModelChooser : public kit::Dialog
{
    Q_OBJECT
public:
    ModelChooser(const QStringList &all, const QStringList &chosenBefore, QWidget *host);

Q_SIGNALS:
    void chosen(const QStringList &models);

private:
    void filter(const QString &text);
    QList<QCheckBox *> m_boxes{};
};

} // namespace ui::accounts
