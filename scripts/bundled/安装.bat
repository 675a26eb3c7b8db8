@echo off
chcp 936 >nul
cd /d "%~dp0"
echo reportctl 离线安装
echo.
echo 先要有 64 位的 Python 3.11、3.12 或 3.13。没有的，在能上网的电脑上从
echo   https://www.python.org/downloads/windows/
echo 下载 Windows installer (64-bit)，拷来双击安装，第一页勾选 Add python.exe to PATH。
echo.
for %%v in (3.13 3.12 3.11) do (
  py -%%v -c "pass" >nul 2>nul && (
    py -%%v install.py %*
    goto end
  )
)
python -c "pass" >nul 2>nul && (
  python install.py %*
  goto end
)
echo 没有找到 Python，请先按上面说的安装，再双击本文件。
:end
pause
