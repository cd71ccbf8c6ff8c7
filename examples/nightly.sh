#!/bin/sh
# 每晚检查一次客户服务，结果按日期存档；有问题时输出一份 Markdown，由 cron 寄出。
# Checks the client service every night, files the result under its date and, when there is something
# to act on, prints it as Markdown for cron to mail.
#
#   nightly.sh 工作区/WORKSPACE [存放目录/OUTPUT]        默认/default: WORKSPACE-nightly
#
# crontab（每个工作日早上六点；cron 没有 locale，所以写明邮件的编码）
# crontab (six in the morning on weekdays; cron has no locale, so the mail's charset is named):
#
#   MAILTO=service@example.com
#   CONTENT_TYPE="text/plain; charset=UTF-8"
#   0 6 * * 1-5  /opt/kefu/nightly.sh /srv/brokerage /srv/brokerage-nightly
#
# 环境变量 / Environment:
#   KEFU             程序                    the program                           kefu
#   KEFU_TODAY       按哪一天检查            the day to check as of                今天/today, UTC+8
#   KEFU_LANG        zh 或 en，不设则按工作区  zh or en; unset, the workspace's own
#   KEFU_RETRY_WAIT  占用时隔几秒再试        seconds between tries when it is busy  60
#
# 退出码与 kefu 相同 / Exit codes are kefu's own:
#   0 无事，不发信                            all is well, no mail
#   1 查完，有须处理的问题                    checked whole, with findings
#   2 没能检查，当天没有存档                  could not check; nothing is filed
#   3 有档案读不了，其余已查                  some record could not be read; the rest was checked
#   4 一直被占用，当天没有存档                busy every time; nothing is filed
set -eu

if [ $# -lt 1 ] || [ $# -gt 2 ]; then
    echo "用法 / Usage: nightly.sh WORKSPACE [OUTPUT]" >&2
    exit 2
fi

workspace=$1
output=${2:-${workspace%/}-nightly}
kefu=${KEFU:-kefu}
wait=${KEFU_RETRY_WAIT:-60}
# CST-8 是 POSIX 写法的北京时间，不需要时区数据库。
# CST-8 is China's time in POSIX's own notation: it needs no time zone database.
day=${KEFU_TODAY:-$(TZ=CST-8 date +%Y-%m-%d)}

# 存档里有星级和收入，只给自己和同组看。
# What is filed holds stars and income: for this user and group only.
umask 027
mkdir -p "$output"
part=$output/.$day.$$
trap 'rm -f "$part.json" "$part.md"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# check 格式 文件：查一次，占用时最多试五次；退出码留在 code。
# check FORMAT FILE: one check, tried up to five times while busy; leaves the exit code in `code`.
check() {
    tries=1
    while :; do
        # 先建好文件，免得把磁盘写不进去误当成 kefu 的退出码。
        # The file comes first, lest a disk that refuses be taken for an exit code of kefu.
        : > "$2"
        code=0
        "$kefu" check -w "$workspace" --today "$day" --color never -f "$1" > "$2" || code=$?
        if [ "$code" -ne 4 ] || [ "$tries" -ge 5 ]; then
            return 0
        fi
        tries=$((tries + 1))
        sleep "$wait"
    done
}

# 没有结果就不存档：说明原因，原样交出退出码。
# Without a result nothing is filed: say why, and hand on the exit code.
give_up_unless_checked() {
    case $code in
    0 | 1 | 3)
        return 0
        ;;
    4)
        echo "kefu $day：工作区一直被占用，今天没有检查。 / The workspace was busy every time; not checked today." >&2
        ;;
    2)
        echo "kefu $day：无法检查，原因见上。 / Could not check; the reason is above." >&2
        ;;
    *)
        echo "kefu $day：程序没有正常运行（退出码 $code）。 / The program did not run (exit code $code)." >&2
        ;;
    esac
    exit "$code"
}

check json "$part.json"
give_up_unless_checked
if [ ! -s "$part.json" ]; then
    echo "kefu $day：没有输出，可能磁盘已满。 / No output; is the disk full?" >&2
    exit 2
fi
worst=$code

check markdown "$part.md"
give_up_unless_checked
# 两次检查之间档案可能变了，以较重的为准：3 重于 1，1 重于 0。
# The records may have changed between the two: the graver counts, 3 over 1 over 0.
if [ "$code" -gt "$worst" ]; then
    worst=$code
fi

mv -f "$part.json" "$output/$day.json"
mv -f "$part.md" "$output/$day.md"

case $worst in
3)
    echo "**$day：有档案无法读取，以下结果不完整。 / Some records could not be read; this is incomplete.**"
    echo
    cat "$output/$day.md"
    ;;
1)
    cat "$output/$day.md"
    ;;
esac
exit "$worst"
