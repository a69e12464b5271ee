<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>tables</name>
    <!-- Menu of every table, and of its column headers -->
    <message><source>Copy the selected rows</source><translation>复制所选行</translation></message>
    <message><source>Export to Excel…</source><translation>导出到 Excel…</translation></message>
    <message><source>Print…</source><translation>打印…</translation></message>
    <message><source>Choose columns…</source><translation>选择列…</translation></message>
    <message><source>Sort by {column}</source><translation>按「{column}」排序</translation></message>
    <message><source>Hide {column}</source><translation>隐藏「{column}」</translation></message>
    <!-- Column sheet, export, print preview -->
    <message><source>Columns of “{table}”</source><translation>「{table}」的列</translation></message>
    <message><source>Space shows or hides a column. What you choose here is kept for you alone.</source><translation>按空格显示或隐藏一列。此处的选择只对您本人保存。</translation></message>
    <message><source>Shown</source><translation>显示</translation></message>
    <message><source>Column</source><translation>列</translation></message>
    <message><source>Width</source><translation>宽度</translation></message>
    <message><source>Columns</source><translation>列</translation></message>
    <message><source>Up</source><translation>上移</translation></message>
    <message><source>Down</source><translation>下移</translation></message>
    <message><source>Narrower</source><translation>变窄</translation></message>
    <message><source>Wider</source><translation>变宽</translation></message>
    <message><source>As delivered</source><translation>恢复默认</translation></message>
    <message><source>Done</source><translation>完成</translation></message>
    <message><source>{done} of {total} rows</source><translation>已写 {done} / {total} 行</translation></message>
    <message><source>Writing “{file}”</source><translation>正在写入「{file}」</translation></message>
    <message><source>Cancel</source><translation>取消</translation></message>
    <message><source>Export to Excel</source><translation>导出到 Excel</translation></message>
    <message><source>Excel (*.xlsx)</source><translation>Excel (*.xlsx)</translation></message>
    <message><source>No file was written</source><translation>没有写出文件</translation></message>
    <message><source>{count} rows exported</source><translation>已导出 {count} 行</translation></message>
    <message><source>Folder</source><translation>文件夹</translation></message>
    <message><source>The PDF is saved</source><translation>PDF 已保存</translation></message>
    <message><source>Sent to the printer</source><translation>已送往打印机</translation></message>
    <message><source>Page {page} of {count}</source><translation>第 {page} 页，共 {count} 页</translation></message>
    <message><source>Print “{table}”</source><translation>打印「{table}」</translation></message>
    <message><source>Only the first rows are printed; export the list for all.</source><translation>只打印前面的行；需要全部时请导出。</translation></message>
    <message><source>Previous page</source><translation>上一页</translation></message>
    <message><source>Next page</source><translation>下一页</translation></message>
    <message><source>Paper</source><translation>纸张</translation></message>
    <message><source>A4 upright</source><translation>A4 纵向</translation></message>
    <message><source>A4 lying</source><translation>A4 横向</translation></message>
    <message><source>Printer</source><translation>打印机</translation></message>
    <message><source>Save as PDF…</source><translation>另存为 PDF…</translation></message>
    <message><source>Print</source><translation>打印</translation></message>
    <message><source>Close</source><translation>关闭</translation></message>
    <message><source>no printer is set up on this computer</source><translation>本机没有安装打印机</translation></message>
    <message><source>Save as PDF</source><translation>另存为 PDF</translation></message>
    <message><source>PDF (*.pdf)</source><translation>PDF (*.pdf)</translation></message>
    <message><source>writing</source><translation>正在写入</translation></message>
    <message><source>printing</source><translation>正在打印</translation></message>
    <message><source>{count} rows</source><translation>{count} 行</translation></message>
    <message><source>Printed {time} by {person}</source><translation>{person} 打印于 {time}</translation></message>
</context>
</TS>
