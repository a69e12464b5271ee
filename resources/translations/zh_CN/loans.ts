<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>loans</name>
    <message><source>Account</source><translation>科目</translation></message>
    <message><source>Active</source><translation>正常</translation></message>
    <message><source>All</source><translation>全部</translation></message>
    <message><source>Amount</source><translation>金额</translation></message>
    <message><source>Annualised rate (IRR)</source><translation>年化利率（IRR）</translation></message>
    <message><source>Bank deposits</source><translation>银行存款</translation></message>
    <message><source>Cash</source><translation>库存现金</translation></message>
    <message><source>Choose a loan in the list.</source><translation>在左侧列表中选择一笔贷款。</translation></message>
    <message><source>Credit</source><translation>贷方</translation></message>
    <message><source>Credit used</source><translation>使用多缴款</translation></message>
    <message><source>Debit</source><translation>借方</translation></message>
    <message><source>Debit = credit</source><translation>借贷平衡</translation></message>
    <message><source>Disbursement</source><translation>放款</translation></message>
    <message><source>Due</source><translation>应还</translation></message>
    <message><source>Due date</source><translation>应还日</translation></message>
    <message><source>Due now</source><translation>当前应还</translation></message>
    <message><source>Due today</source><translation>今日到期</translation></message>
    <message><source>Entry</source><translation>分录</translation></message>
    <message><source>Fee</source><translation>费用</translation></message>
    <message><source>Find a loan</source><translation>查找贷款</translation></message>
    <message><source>From this workstation's copy: ledger entries and history need the server</source><translation>来自本终端副本：分录与经过需联网查看</translation></message>
    <message><source>History</source><translation>经过</translation></message>
    <message><source>Income: fees</source><translation>手续费及佣金收入</translation></message>
    <message><source>Income: loan interest</source><translation>利息收入-贷款利息</translation></message>
    <message><source>Income: penalty interest</source><translation>利息收入-罚息</translation></message>
    <message><source>Interest</source><translation>利息</translation></message>
    <message><source>Interest receivable</source><translation>应收利息</translation></message>
    <message><source>Ledger entries</source><translation>会计分录</translation></message>
    <message><source>Loans</source><translation>贷款</translation></message>
    <message><source>Method</source><translation>方式</translation></message>
    <message><source>Name, initials, number, tail</source><translation>姓名、首字母、合同号、尾号</translation></message>
    <message><source>Newest first</source><translation>最新在前</translation></message>
    <message><source>Next due</source><translation>下期应还</translation></message>
    <message><source>No loan chosen</source><translation>未选择贷款</translation></message>
    <message><source>No loans found</source><translation>没有找到贷款</translation></message>
    <message><source>No postings yet</source><translation>还没有流水</translation></message>
    <message><source>No.</source><translation>期次</translation></message>
    <message><source>Not due</source><translation>未到期</translation></message>
    <message><source>Open</source><translation>未还</translation></message>
    <message><source>Overdue</source><translation>逾期</translation></message>
    <message><source>Paid</source><translation>已还</translation></message>
    <message><source>Payables: borrowers' credit</source><translation>其他应付款-客户多缴款</translation></message>
    <message><source>Payables: money not yet placed</source><translation>其他应付款-待查来款</translation></message>
    <message><source>Payer</source><translation>付款人</translation></message>
    <message><source>Penalty</source><translation>罚息</translation></message>
    <message><source>Plan</source><translation>还款计划</translation></message>
    <message><source>Plan and receipts are here; the rest follows when the line is back.</source><translation>还款计划和收据在本机可看；其余联网后显示。</translation></message>
    <message><source>Posted</source><translation>已入账</translation></message>
    <message><source>Posted at</source><translation>入账时间</translation></message>
    <message><source>Principal</source><translation>本金</translation></message>
    <message><source>Principal after</source><translation>剩余本金</translation></message>
    <message><source>Principal left</source><translation>剩余本金</translation></message>
    <message><source>Receipt</source><translation>收据</translation></message>
    <message><source>Receipt {number} is reversed</source><translation>收据 {number} 已冲正</translation></message>
    <message><source>Receipts</source><translation>收据</translation></message>
    <message><source>Repayment</source><translation>还款</translation></message>
    <message><source>Reversal</source><translation>冲正</translation></message>
    <message><source>Reverse receipt {number}</source><translation>冲正收据 {number}</translation></message>
    <message><source>Reverse {amount}</source><translation>冲正 {amount}</translation></message>
    <message><source>Reverse…</source><translation>冲正…</translation></message>
    <message><source>Search by another word or state.</source><translation>换一个关键词或状态再查。</translation></message>
    <message><source>Settled</source><translation>结清</translation></message>
    <message><source>State</source><translation>状态</translation></message>
    <message><source>Suspense</source><translation>暂存</translation></message>
    <message><source>Take payment</source><translation>收款</translation></message>
    <message><source>This did not happen</source><translation>操作没有完成</translation></message>
    <message><source>This needs the server</source><translation>需联网查看</translation></message>
    <message><source>To settle today</source><translation>今日结清金额</translation></message>
    <message><source>Value date</source><translation>入账日</translation></message>
    <message><source>What came after it was computed anew.</source><translation>其后的分录已重新计算。</translation></message>
    <message><source>as of {day}</source><translation>截至 {day}</translation></message>
    <message><source>due {day}</source><translation>{day} 到期</translation></message>
    <message><source>of {amount}</source><translation>原始 {amount}</translation></message>
    <message><source>{amount} from {payer}. What came after is computed anew; the receipt stays in the history.</source><translation>{payer} 付款 {amount}。其后的分录随之重算；原记录保留。</translation></message>
    <message><source>{count} instalments · principal {principal} · interest {interest}</source><translation>共 {count} 期 · 本金 {principal} · 利息 {interest}</translation></message>
    <message><source>{count} loans</source><translation>{count} 笔</translation></message>
    <message><source>{count} postings</source><translation>{count} 条分录</translation></message>
    <message><source>{count} receipts</source><translation>{count} 张收据</translation></message>
    <message><source>{number} · {product} · {term} instalments · disbursed {day}</source><translation>合同 {number} · {product} · {term} 期 · {day} 放款</translation></message>
</context>
<context>
    <name>repaying</name>
    <message><source>Active</source><translation>正常还款</translation></message>
    <message><source>Bank statement</source><translation>银行流水</translation></message>
    <message><source>Card</source><translation>刷卡</translation></message>
    <message><source>Cash</source><translation>现金</translation></message>
    <message><source>From suspense</source><translation>由暂存转入</translation></message>
    <message><source>Not disbursed</source><translation>未放款</translation></message>
    <message><source>Overdue</source><translation>逾期</translation></message>
    <message><source>Posted</source><translation>已入账</translation></message>
    <message><source>Reversed</source><translation>已冲正</translation></message>
    <message><source>Settled</source><translation>已结清</translation></message>
    <message><source>Written off</source><translation>已核销</translation></message>
    <message><source>Pending</source><translation>待确认</translation></message>
    <message><source>Transfer slip</source><translation>转账凭条</translation></message>
    <message><source>Voided</source><translation>已作废</translation></message>
    <message><source>{days} d overdue</source><translation>逾期 {days} 天</translation></message>
</context>
</TS>
