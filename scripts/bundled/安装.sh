#!/bin/sh
# 离线安装 reportctl：sh 安装.sh [装到哪个文件夹]
cd "$(dirname "$0")" || exit 1
echo "reportctl 离线安装"
echo
echo "先要有 64 位的 Python 3.11、3.12 或 3.13。Debian 12 自带 3.11：sudo apt install python3 python3-venv；"
echo "别的系统没有的，从 https://www.python.org/downloads/source/ 下载源码编译，或请系统管理员安装。"
echo
for python in python3.13 python3.12 python3.11 python3; do
  if command -v "$python" >/dev/null 2>&1 &&
    "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
    exec "$python" install.py "$@"
  fi
done
echo "没有找到合用的 Python，请先按上面说的安装，再运行本文件。"
exit 1
