#!/bin/sh
# 每晚运行 kefu nightly；工作区或存放的文件夹被占用时，隔一会儿再试，最多五次。
# Runs kefu nightly; while the folder is busy it tries again after a while, five times at most.
#
#   nightly.sh 工作区/WORKSPACE [存放的文件夹/DIR]        默认/default: WORKSPACE-nightly
#
# 环境变量 / Environment:
#   KEFU             程序            the program                           kefu
#   KEFU_RETRY_WAIT  隔几秒再试      seconds between two tries             60
#
# 退出码是 kefu nightly 的；有新问题时打印出来，由 cron 寄出。详见 docs/nightly.md。
# The exit code is that of kefu nightly; what is new is printed, and cron mails it. More in docs/nightly.md.
set -u

workspace=${1:?用法 / Usage: nightly.sh WORKSPACE [DIR]}
tries=1
while :; do
    code=0
    "${KEFU:-kefu}" nightly "${2:-${workspace%/}-nightly}" -w "$workspace" --on-working-days || code=$?
    if [ "$code" -ne 4 ] || [ "$tries" -ge 5 ]; then
        exit "$code"
    fi
    tries=$((tries + 1))
    sleep "${KEFU_RETRY_WAIT:-60}"
done
