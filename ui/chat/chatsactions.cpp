// What the chats page does: sending, attaching, listening. The ways out of an error: chatserrors.cpp.

#include "ui/chat/chatspage.h"

#include "ui/chat/chatlistpane.h"
#include "ui/chat/composer/composer.h"
#include "ui/chat/transcript/transcriptview.h"
#include "ui/kit/moneytext.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QImageReader>
#include <QMimeDatabase>
#include <QPixmapCache>

namespace ui::chat {

namespace {

constexpr qint64 largestTextFile = 512 * 1024;

bool isSafeScheme(const QString &scheme)
{
    return scheme == QLatin1String("https") || scheme == QLatin1String("http") || scheme == QLatin1String("mailto");
}

} // namespace

void ChatsPage::send()
{
    const QString text = m_composer->text();
    const std::vector<::chat::Part> attachments = m_composer->attachments();
    if (m_session && text.trimmed().isEmpty() && attachments.empty())
        return m_session->ask().finally(this, [this](const core::Result<void> &asked) {
            if (!asked)
                showSendError(asked.error());
        });
    if (m_session)
        return sendIn(m_session, text, attachments);
    m_workspace.chats()
        .create(accountInUse(), modelInUse())
        .finally(this, [this, text, attachments](const core::Result<core::ConversationId> &made) {
            if (!made)
                return showSendError(made.error());
            ::chat::Session *session = m_workspace.chats().open(*made);
            setSession(session);
            m_current = *made;
            m_list->select(*made);
            session->load().finally(this, [this, text, attachments, session](const core::Result<void> &loaded) {
                if (!loaded)
                    return showSendError(loaded.error());
                m_composer->setText(text);
                sendIn(session, text, attachments);
            });
        });
}

// The text stays in the composer until the message is stored: nothing is lost when it is refused.
void ChatsPage::sendIn(::chat::Session *session, const QString &text, const std::vector<::chat::Part> &attachments)
{
    session->send(text, attachments).finally(this, [this, session](const core::Result<core::MessageId> &sent) {
        if (!sent)
            return showSendError(sent.error());
        if (m_session == session) {
            m_composer->clear();
            session->setDraft({});
            m_unsent.remove(m_current);
        }
    });
}

void ChatsPage::attachFiles(const QStringList &paths)
{
    QMimeDatabase types;
    for (const QString &path : paths) {
        const QString mime = types.mimeTypeForFile(path).name();
        if (mime.startsWith(QLatin1String("audio/")) || mime.startsWith(QLatin1String("video/"))) {
            transcribe(path);
        } else if (mime.startsWith(QLatin1String("image/"))) {
            m_workspace.assets().addFile(path).finally(this, [this](const core::Result<::media::Asset> &added) {
                if (added)
                    attachAsset(*added);
                else
                    Q_EMIT said(kit::errorWords(added.error()).sentence, {});
            });
        } else {
            QFile file(path);
            if (file.size() > largestTextFile || !file.open(QIODevice::ReadOnly)) {
                Q_EMIT said(tr("%1 cannot be read or is over 512 KB").arg(QFileInfo(path).fileName()), {});
                continue;
            }
            const QByteArray bytes = file.readAll();
            if (bytes.contains('\0')) {
                Q_EMIT said(tr("%1 is no text, picture or sound").arg(QFileInfo(path).fileName()), {});
                continue;
            }
            ::chat::Part part;
            part.kind = ::chat::PartKind::File;
            part.text = QString::fromUtf8(bytes);
            part.mime = mime;
            part.meta.insert(QLatin1String("name"), QFileInfo(path).fileName());
            const qint64 tokens = m_workspace.catalog().estimateTokens(modelInUse(), part.text);
            m_composer->addAttachment(part, tr("%1 tokens").arg(kit::shortCountText(tokens)));
            refreshStrip();
        }
    }
}

// The system's own dialog; it does not block.
void ChatsPage::chooseFiles(const QString &title, const QString &filter)
{
    auto *dialog = new QFileDialog(window(), title, {}, filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &ChatsPage::attachFiles);
    dialog->open();
}

void ChatsPage::attachPicture(const QByteArray &png)
{
    m_workspace.assets()
        .add(png, tr("pasted picture.png"))
        .finally(this, [this](const core::Result<::media::Asset> &added) {
            if (added)
                attachAsset(*added);
            else
                Q_EMIT said(kit::errorWords(added.error()).sentence, {});
        });
}

void ChatsPage::attachAsset(const ::media::Asset &asset)
{
    ::chat::Part part;
    part.kind = ::chat::PartKind::Image;
    part.asset = asset.id;
    part.text = asset.name;
    part.mime = asset.mime;
    m_composer->addAttachment(part, QStringLiteral("%1 × %2").arg(asset.pixels.width()).arg(asset.pixels.height()));
    refreshStrip();
    const auto model = m_workspace.catalog().model(accountInUse(), modelInUse());
    if (model && !model->seesImages)
        Q_EMIT said(tr("%1 may not see pictures; the model button finds one that does").arg(model->id), {});
}

QString ChatsPage::modelWith(bool ::catalog::Model::*ability) const
{
    for (const ::catalog::Model &model : m_workspace.catalog().models(accountInUse())) {
        if (model.*ability && model.callable)
            return model.id;
    }
    return {};
}

void ChatsPage::transcribe(const QString &path)
{
    QFile file(path);
    const QString model = modelWith(&::catalog::Model::hearsSound);
    if (model.isEmpty()) {
        Q_EMIT said(tr("This relay offers no model that transcribes"), {});
        return;
    }
    if (!file.open(QIODevice::ReadOnly)) {
        Q_EMIT said(tr("%1 cannot be read").arg(QFileInfo(path).fileName()), {});
        return;
    }
    m_composer->setBusy(tr("Transcribing %1…").arg(QFileInfo(path).fileName()));
    m_workspace.studio()
        .transcribe({accountInUse(), model, file.readAll(), QFileInfo(path).fileName()})
        .finally(this, [this](const core::Result<::media::Paid<QString>> &heard) {
            m_composer->setBusy({});
            if (heard)
                m_composer->insertText(heard->value);
            else
                Q_EMIT said(kit::errorWords(heard.error(), errorContext({})).sentence, {});
        });
}

void ChatsPage::readAloud(core::MessageId answer)
{
    const QString what = QString::number(answer.value());
    if (m_player.isPlaying() && m_player.what() == what)
        return m_player.stop();
    const QString model = modelWith(&::catalog::Model::speaks);
    QString text;
    if (m_session) {
        for (const ::chat::Message &message : m_session->messages()) {
            if (message.id == answer)
                text = message.text();
        }
    }
    if (model.isEmpty() || text.isEmpty()) {
        Q_EMIT said(model.isEmpty() ? tr("This relay offers no model that speaks") : tr("There is nothing to read"),
                    {});
        return;
    }
    ::media::SpeechAsk ask;
    ask.account = accountInUse();
    ask.model = model;
    ask.text = text.left(4096); // the most that the speech endpoint takes
    Q_EMIT said(tr("Reading aloud with %1…").arg(model), {});
    m_workspace.studio().speak(ask).finally(this, [this, what](const core::Result<::media::Paid<QByteArray>> &sound) {
        if (sound)
            m_player.play(sound->value, QStringLiteral("audio/wav"), what);
        else
            Q_EMIT said(kit::errorWords(sound.error(), errorContext({})).sentence, {});
    });
}

void ChatsPage::openPicture(core::AssetId asset)
{
    if (const auto known = m_workspace.assets().known(asset))
        QDesktopServices::openUrl(QUrl::fromLocalFile(m_workspace.assets().path(*known)));
}

void ChatsPage::openLink(const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    if (url.isValid() && isSafeScheme(url.scheme()))
        QDesktopServices::openUrl(url);
    else
        Q_EMIT said(tr("This link is not opened: %1").arg(address.left(80)), {});
}

void ChatsPage::removeChat(core::ConversationId id)
{
    m_workspace.chats().remove(id);
    if (m_current == id)
        startNewChat();
    Q_EMIT said(tr("Chat deleted"), [this, id] { m_workspace.chats().restore(id); });
}

QPixmap ChatsPage::pixmapOf(core::AssetId asset, QSize atMost)
{
    const qreal ratio = devicePixelRatioF();
    const QString key =
        QStringLiteral("asset/%1/%2x%3@%4").arg(asset.value()).arg(atMost.width()).arg(atMost.height()).arg(ratio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    const auto known = m_workspace.assets().known(asset);
    if (!known)
        return {};
    QImageReader reader(m_workspace.assets().path(*known));
    reader.setAutoTransform(true);
    const QSize target = (QSizeF(atMost) * ratio).toSize();
    if (const QSize whole = reader.size();
        whole.isValid() && (whole.width() > target.width() || whole.height() > target.height()))
        reader.setScaledSize(whole.scaled(target, Qt::KeepAspectRatio));
    pixmap = QPixmap::fromImage(reader.read());
    if (pixmap.isNull())
        return {};
    pixmap.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

// What travelled with the question, and what has been answered by now; the relay's own count replaces it.
core::Money ChatsPage::runningCost(const ::chat::Message &message, qint64 tokensSoFar) const
{
    const auto model = m_workspace.catalog().model(message.account, message.model);
    if (!model || !m_session)
        return core::Money::unknown();
    const auto cost = model->rate.cost({m_travelTokens, tokensSoFar, {}, {}});
    return cost ? core::Money::fromQuota(*cost, model->rate.quotaPerUnit, core::Money::State::Estimated)
                : core::Money::unknown();
}

core::Money ChatsPage::retryCost(const ::chat::Message &message) const
{
    const auto model = m_workspace.catalog().model(message.account, message.model);
    if (!model || !message.usage.input)
        return core::Money::unknown();
    const auto cost = model->rate.cost({message.usage.input, message.usage.output, message.usage.cached, {}});
    return cost ? core::Money::fromQuota(*cost, model->rate.quotaPerUnit, core::Money::State::Estimated)
                : core::Money::unknown();
}

} // namespace ui::chat
