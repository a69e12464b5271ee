<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>bulk</name>
    <message><source>A posted batch can be reversed whole</source><translation>入账后可整批冲正</translation></message>
    <message><source>Above limit</source><translation>超出限额</translation></message>
    <message><source>Agrees</source><translation>相符</translation></message>
    <message><source>All of this kind</source><translation>同类全部照此</translation></message>
    <message><source>All rows</source><translation>全部行</translation></message>
    <message><source>Amount</source><translation>金额</translation></message>
    <message><source>An earlier row has the same contract, date and amount.</source><translation>前面已有合同号、入账日、金额相同的一行。</translation></message>
    <message><source>Back-dated</source><translation>倒起息</translation></message>
    <message><source>Batch</source><translation>批次</translation></message>
    <message><source>Batch {number}</source><translation>批次 {number}</translation></message>
    <message><source>Batch {number}: {count} rows posted</source><translation>批次 {number}：已入账 {count} 行</translation></message>
    <message><source>Batches</source><translation>批次</translation></message>
    <message><source>Before payout</source><translation>早于放款</translation></message>
    <message><source>By</source><translation>经办</translation></message>
    <message><source>Cause</source><translation>原因</translation></message>
    <message><source>Channel</source><translation>渠道</translation></message>
    <message><source>Check</source><translation>检查</translation></message>
    <message><source>Check again</source><translation>重新检查</translation></message>
    <message><source>Checking</source><translation>检查中</translation></message>
    <message><source>Checking {done} of {total} · Esc stops</source><translation>已检查 {done} / {total} · Esc 中止</translation></message>
    <message><source>Close</source><translation>关闭</translation></message>
    <message><source>Contract no.</source><translation>合同号</translation></message>
    <message><source>Each row is reversed by itself; what was posted since is worked out anew.</source><translation>逐行冲正；此后的入账重新计算。</translation></message>
    <message><source>Error</source><translation>错误</translation></message>
    <message><source>Error rows</source><translation>错误行</translation></message>
    <message><source>Errors {count}</source><translation>错误 {count}</translation></message>
    <message><source>Export error rows</source><translation>导出错误行</translation></message>
    <message><source>Fill the selection</source><translation>填充所选</translation></message>
    <message><source>From a file · {known} of {columns} columns</source><translation>来自文件 · {columns} 列中识别 {known} 列</translation></message>
    <message><source>In force</source><translation>有效</translation></message>
    <message><source>In the future</source><translation>日期未到</translation></message>
    <message><source>Instalment {no} settled</source><translation>第 {no} 期结清</translation></message>
    <message><source>Instalment {no} settled · loan settled</source><translation>第 {no} 期结清 · 贷款结清</translation></message>
    <message><source>Instalment {no} settled · {held} held</source><translation>第 {no} 期结清 · {held} 暂存</translation></message>
    <message><source>Instalment {no}: {left} left</source><translation>第 {no} 期欠 {left}</translation></message>
    <message><source>List of payments</source><translation>还款清单</translation></message>
    <message><source>Lists (*.xlsx *.csv *.txt);;All files (*)</source><translation>清单 (*.xlsx *.csv *.txt);;所有文件 (*)</translation></message>
    <message><source>Loan settled</source><translation>贷款结清</translation></message>
    <message><source>More than is due; the rest is held for the borrower.</source><translation>超过应还，多出部分为借款人暂存。</translation></message>
    <message><source>Name</source><translation>姓名</translation></message>
    <message><source>New list</source><translation>新清单</translation></message>
    <message><source>Next</source><translation>下一处</translation></message>
    <message><source>No contract</source><translation>缺合同号</translation></message>
    <message><source>No loan with this number is in your reach.</source><translation>权限范围内没有这个合同号的贷款。</translation></message>
    <message><source>No such loan</source><translation>查无合同</translation></message>
    <message><source>Not a date</source><translation>日期无效</translation></message>
    <message><source>One payment a row: contract, name, value date, amount, channel.</source><translation>每行一笔：合同号、姓名、入账日、金额、渠道。</translation></message>
    <message><source>Open a list of payments</source><translation>打开还款清单</translation></message>
    <message><source>Open file</source><translation>打开文件</translation></message>
    <message><source>Other name</source><translation>户名不符</translation></message>
    <message><source>Part payment</source><translation>部分还款</translation></message>
    <message><source>Partly reversed</source><translation>部分冲正</translation></message>
    <message><source>Paste</source><translation>粘贴</translation></message>
    <message><source>Tellers enter lists</source><translation>名单由柜员录入</translation></message>
    <message><source>What they posted stands under Batches; a batch can be reversed whole.</source><translation>已入账的在“批次”里；可整批冲正。</translation></message>
    <message><source>Paste from Excel or open a file</source><translation>粘贴 Excel 区域或打开文件</translation></message>
    <message><source>Pasted · {known} of {columns} columns</source><translation>粘贴自 Excel · {columns} 列中识别 {known} 列</translation></message>
    <message><source>Post</source><translation>入账</translation></message>
    <message><source>Post it as it is</source><translation>照此入账</translation></message>
    <message><source>Post {count} rows</source><translation>入账 {count} 行</translation></message>
    <message><source>Posted</source><translation>已入账</translation></message>
    <message><source>Posted batches</source><translation>已入账批次</translation></message>
    <message><source>Posted before</source><translation>已入过账</translation></message>
    <message><source>Posted on</source><translation>入账时间</translation></message>
    <message><source>Posting {done} of {total} · Esc stops</source><translation>已入账 {done} / {total} · Esc 中止</translation></message>
    <message><source>Previous</source><translation>上一处</translation></message>
    <message><source>Problems</source><translation>有问题的行</translation></message>
    <message><source>Ready</source><translation>可入账</translation></message>
    <message><source>Ready rows</source><translation>可入账的行</translation></message>
    <message><source>Ready {count}</source><translation>可入账 {count}</translation></message>
    <message><source>Repeated</source><translation>重复</translation></message>
    <message><source>Repeated {count}</source><translation>重复 {count}</translation></message>
    <message><source>Reverse batch {number}</source><translation>冲正批次 {number}</translation></message>
    <message><source>Reverse the batch</source><translation>整批冲正</translation></message>
    <message><source>Reverse {count} rows</source><translation>冲正 {count} 行</translation></message>
    <message><source>Reversed</source><translation>已冲正</translation></message>
    <message><source>Reversing {done} of {total} · Esc stops</source><translation>已冲正 {done} / {total} 段 · Esc 中止</translation></message>
    <message><source>Row</source><translation>行</translation></message>
    <message><source>Row {row}</source><translation>第 {row} 行</translation></message>
    <message><source>Row {row}, {field}</source><translation>第 {row} 行 {field}</translation></message>
    <message><source>Rows</source><translation>行数</translation></message>
    <message><source>Rows shown</source><translation>显示的行</translation></message>
    <message><source>Settled before</source><translation>已结清</translation></message>
    <message><source>State</source><translation>状态</translation></message>
    <message><source>Sum</source><translation>合计</translation></message>
    <message><source>Supervisor</source><translation>倒起息需主管</translation></message>
    <message><source>The amount does not cover what is due.</source><translation>金额不足应还。</translation></message>
    <message><source>The borrower is {name}</source><translation>户名应为 {name}</translation></message>
    <message><source>The borrower of this contract is {name}.</source><translation>该合同的借款人是 {name}。</translation></message>
    <message><source>The channel is not known. Write cash, transfer, card or direct debit.</source><translation>渠道无法识别，请填现金、转账、刷卡、银行代扣、微信或支付宝。</translation></message>
    <message><source>The contract number is missing.</source><translation>缺少合同号。</translation></message>
    <message><source>The same amount was posted on this loan for this day.</source><translation>该贷款同日同金额已入过账。</translation></message>
    <message><source>The sender's sum</source><translation>对方清单合计</translation></message>
    <message><source>The value date lies before today; interest is counted anew from then.</source><translation>入账日早于今天，利息从该日起重新计算。</translation></message>
    <message><source>This did not happen</source><translation>没有办成</translation></message>
    <message><source>This is not a date. Write 2026-11-21.</source><translation>没有这一天，请按 2026-11-21 填写。</translation></message>
    <message><source>To confirm</source><translation>需确认</translation></message>
    <message><source>To confirm {count}</source><translation>需确认 {count}</translation></message>
    <message><source>Too much</source><translation>多收</translation></message>
    <message><source>Twice in list</source><translation>清单内重复</translation></message>
    <message><source>Type it</source><translation>请填写</translation></message>
    <message><source>Type rows</source><translation>手工录入</translation></message>
    <message><source>Undo</source><translation>撤销</translation></message>
    <message><source>Unknown channel</source><translation>渠道不明</translation></message>
    <message><source>Use {number}</source><translation>用 {number}</translation></message>
    <message><source>Value date</source><translation>入账日</translation></message>
    <message><source>What happens</source><translation>将发生</translation></message>
    <message><source>Wrong amount</source><translation>金额有误</translation></message>
    <message><source>{apart} apart</source><translation>差 {apart}</translation></message>
    <message><source>{count} rows exported</source><translation>已导出 {count} 行</translation></message>
    <message><source>{count} rows posted, {refused} refused</source><translation>已入账 {count} 行，{refused} 行被拒</translation></message>
    <message><source>{count} rows reversed</source><translation>已冲正 {count} 行</translation></message>
    <message><source>{count} rows reversed, {refused} not</source><translation>已冲正 {count} 行，{refused} 行未能冲正</translation></message>
    <message><source>{count} rows with errors are not posted</source><translation>错误的 {count} 行不入账，可导出给对方修改</translation></message>
    <message><source>{count} rows · saved {when}</source><translation>{count} 行 · 已自动保存 {when}</translation></message>
    <message><source>{held} held</source><translation>{held} 暂存</translation></message>
</context>
</TS>
