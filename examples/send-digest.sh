#!/bin/sh
# 把摘要发到群机器人的网址。kefu 自己不上网，发给谁、发什么由您定。
# Posts digests to the webhook of a group robot. kefu itself has no network: you decide what goes where.
#
#   send-digest.sh 网址/WEBHOOK 摘要/DIGEST.txt...
#   send-digest.sh "$WEBHOOK" /srv/kefu-nightly/2026-11-20/digest-陈静.txt /srv/kefu-nightly/2026-11-20/digest-陈静-[23].txt
#
# 格式是多数群机器人都收的文字消息。一条失败，其余照发，以 1 退出。
# The form is the text message that most group robots take. If one fails, the others are still sent, and the exit code is 1.
set -u

webhook=${1:?用法 / Usage: send-digest.sh WEBHOOK DIGEST.txt...}
shift
code=0
for digest in "$@"; do
    # 没有新问题就没有摘要，也就没有可发的。Without anything new there is no digest, and nothing to send.
    [ -f "$digest" ] || continue
    # 摘要里没有控制字符，只有反斜杠、引号和换行须转义。
    # A digest has no control characters: only backslashes, quotes and line ends are escaped.
    content=$(sed 's/\\/\\\\/g; s/"/\\"/g' "$digest" | awk '{ printf "%s\\n", $0 }')
    printf '{"msgtype":"text","text":{"content":"%s"}}' "$content" |
        curl --fail --silent --show-error --max-time 30 \
            --header 'Content-Type: application/json; charset=utf-8' --data-binary @- "$webhook" || code=1
done
exit "$code"
