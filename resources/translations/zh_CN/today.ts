<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>today</name>
    <message><source>A day-end has not finished</source><translation>日终批处理未完成</translation></message>
    <message><source>A held order</source><translation>挂起的指令</translation></message>
    <message><source>Active staff</source><translation>在岗员工</translation></message>
    <message><source>Alerts</source><translation>系统提示</translation></message>
    <message><source>All is within its time limit.</source><translation>都在时限内。</translation></message>
    <message><source>All sealed</source><translation>全部已封存</translation></message>
    <message><source>All were seen of late</source><translation>近三日均有连接</translation></message>
    <message><source>Amount</source><translation>金额</translation></message>
    <message><source>Arrears</source><translation>逾期应还</translation></message>
    <message><source>Audit records not sealed for an hour: {count}</source><translation>审计记录超 1 小时未封存：{count} 条</translation></message>
    <message><source>Bank answered</source><translation>银行回执</translation></message>
    <message><source>Branch</source><translation>机构</translation></message>
    <message><source>By transfer and card today</source><translation>今日转账及刷卡</translation></message>
    <message><source>Cancel</source><translation>取消</translation></message>
    <message><source>Changes to decide</source><translation>待审批变更</translation></message>
    <message><source>Check and prepare</source><translation>核对账户并提交</translation></message>
    <message><source>Check and release</source><translation>核对并复核放款</translation></message>
    <message><source>Claim and decide</source><translation>领取并审批</translation></message>
    <message><source>Claimed by me</source><translation>我领取的</translation></message>
    <message><source>Compare and decide</source><translation>对比前后并决定</translation></message>
    <message><source>Contract</source><translation>合同</translation></message>
    <message><source>Credit limit</source><translation>授信额度</translation></message>
    <message><source>Customer</source><translation>客户</translation></message>
    <message><source>Customer / product</source><translation>客户 / 产品</translation></message>
    <message><source>Decide in Sync</source><translation>到同步中处理</translation></message>
    <message><source>Decided today</source><translation>今日已审批</translation></message>
    <message><source>Due</source><translation>应还</translation></message>
    <message><source>Due today</source><translation>今日</translation></message>
    <message><source>Due today, open</source><translation>今日到期 · 未收</translation></message>
    <message><source>Everything is placed</source><translation>全部已匹配</translation></message>
    <message><source>Explain and sign</source><translation>说明条款并签名</translation></message>
    <message><source>Explain the key terms</source><translation>逐条说明关键条款</translation></message>
    <message><source>Fault number</source><translation>故障编号</translation></message>
    <message><source>Files decided</source><translation>审批件数</translation></message>
    <message><source>Files handed in</source><translation>受理件数</translation></message>
    <message><source>For me to do</source><translation>待我处理</translation></message>
    <message><source>Friday</source><translation>星期五</translation></message>
    <message><source>From this workstation's copy</source><translation>来自本机副本</translation></message>
    <message><source>Go on and decide</source><translation>继续审批</translation></message>
    <message><source>Held order</source><translation>挂起指令</translation></message>
    <message><source>Held orders</source><translation>挂起指令</translation></message>
    <message><source>Held since</source><translation>挂起时间</translation></message>
    <message><source>Instalment</source><translation>期供</translation></message>
    <message><source>Instalments of today</source><translation>今日到期</translation></message>
    <message><source>It failed by a fault of the program. Nothing was posted; its author was told so.</source><translation>因程序故障未能执行，没有入账，经办人已收到提示。</translation></message>
    <message><source>It failed once more</source><translation>再次执行仍失败</translation></message>
    <message><source>Late</source><translation>超时</translation></message>
    <message><source>Loan change</source><translation>贷款变更</translation></message>
    <message><source>Look</source><translation>查看</translation></message>
    <message><source>Look and decide</source><translation>查看并审批</translation></message>
    <message><source>Look and end it</source><translation>查看并处理</translation></message>
    <message><source>Look at Sync</source><translation>到同步中查看</translation></message>
    <message><source>Match the lines</source><translation>匹配流水</translation></message>
    <message><source>Monday</source><translation>星期一</translation></message>
    <message><source>My month</source><translation>我的本月</translation></message>
    <message><source>New</source><translation>新变化</translation></message>
    <message><source>New application</source><translation>新建进件</translation></message>
    <message><source>Next step</source><translation>下一步</translation></message>
    <message><source>No change waits</source><translation>没有待审批变更</translation></message>
    <message><source>No credit report</source><translation>征信未返回</translation></message>
    <message><source>No file claimed</source><translation>没有领取的件</translation></message>
    <message><source>No time limit ends and no instalment is open.</source><translation>没有到时限的事项，也没有未收的期供。</translation></message>
    <message><source>None held</source><translation>没有挂起</translation></message>
    <message><source>None today</source><translation>今日没有</translation></message>
    <message><source>Not sealed yet</source><translation>尚未封存</translation></message>
    <message><source>Not seen for three days</source><translation>三日未连接</translation></message>
    <message><source>Nothing due</source><translation>今天没有待办</translation></message>
    <message><source>Nothing falls due today</source><translation>今日没有到期</translation></message>
    <message><source>Nothing is late</source><translation>没有超时</translation></message>
    <message><source>Nothing is with others</source><translation>没有等待他人的事项</translation></message>
    <message><source>Nothing new</source><translation>没有新变化</translation></message>
    <message><source>Nothing waits for you</source><translation>没有等您处理的事项</translation></message>
    <message><source>Open the loan</source><translation>打开贷款</translation></message>
    <message><source>Order</source><translation>指令</translation></message>
    <message><source>Ordered by</source><translation>经办人</translation></message>
    <message><source>Outbox</source><translation>待同步</translation></message>
    <message><source>Over 30 days behind</source><translation>逾期率（30 天以上）</translation></message>
    <message><source>Overdue</source><translation>逾期</translation></message>
    <message><source>Own file</source><translation>我的进件</translation></message>
    <message><source>Own over 30 days</source><translation>名下逾期率</translation></message>
    <message><source>Paid out</source><translation>放款</translation></message>
    <message><source>Paid out this month</source><translation>本月放款</translation></message>
    <message><source>Payment</source><translation>放款</translation></message>
    <message><source>Prepare the contract</source><translation>制作合同</translation></message>
    <message><source>Product</source><translation>产品</translation></message>
    <message><source>Propose a new one in time</source><translation>请及时提交新额度</translation></message>
    <message><source>Read what is missing</source><translation>查看缺件说明</translation></message>
    <message><source>Read why, pay again</source><translation>查看原因后处理</translation></message>
    <message><source>Reason</source><translation>原因</translation></message>
    <message><source>Receipts taken back</source><translation>今日冲正</translation></message>
    <message><source>Records today</source><translation>今日记录</translation></message>
    <message><source>Refuse it</source><translation>拒绝执行</translation></message>
    <message><source>Refused order</source><translation>被拒指令</translation></message>
    <message><source>Returned file</source><translation>退回补件</translation></message>
    <message><source>Returned for more</source><translation>退件率</translation></message>
    <message><source>Review</source><translation>审批</translation></message>
    <message><source>Role</source><translation>角色</translation></message>
    <message><source>Rules decided</source><translation>规则审批</translation></message>
    <message><source>Run it again</source><translation>重新执行</translation></message>
    <message><source>Saturday</source><translation>星期六</translation></message>
    <message><source>Sealed in the log</source><translation>已封存记录</translation></message>
    <message><source>Settings</source><translation>设置变更</translation></message>
    <message><source>Show all</source><translation>查看全部</translation></message>
    <message><source>Signing</source><translation>签约</translation></message>
    <message><source>Silent workstations</source><translation>失联终端</translation></message>
    <message><source>Start with search: Ctrl K.</source><translation>可从搜索开始：Ctrl K。</translation></message>
    <message><source>State</source><translation>状态</translation></message>
    <message><source>Statement</source><translation>银行流水</translation></message>
    <message><source>Statement lines open</source><translation>未匹配流水</translation></message>
    <message><source>Sum</source><translation>金额合计</translation></message>
    <message><source>Sunday</source><translation>星期日</translation></message>
    <message><source>Take the payment</source><translation>收款</translation></message>
    <message><source>Taken</source><translation>收款</translation></message>
    <message><source>Taken in cash today</source><translation>今日现金收款</translation></message>
    <message><source>The centre cannot be asked. Open files of the branch, instalments of today and the outbox are shown; contracts, payments and decisions of others follow with the line.</source><translation>暂时连不上服务器。现显示本机构在办进件、今日到期和待同步；合同、放款及他人的处理结果在恢复连接后显示。</translation></message>
    <message><source>The file did not open</source><translation>未能打开</translation></message>
    <message><source>The line needs you</source><translation>连接需要处理</translation></message>
    <message><source>The order is carried out</source><translation>指令已执行</translation></message>
    <message><source>The order is refused; its author is told</source><translation>指令已拒绝，经办人将收到提示</translation></message>
    <message><source>The sealing job of the centre does not run</source><translation>服务器的封存任务未在运行</translation></message>
    <message><source>Thursday</source><translation>星期四</translation></message>
    <message><source>Time limit</source><translation>时限</translation></message>
    <message><source>Time limits of today</source><translation>今日时限</translation></message>
    <message><source>To pay out</source><translation>待放款</translation></message>
    <message><source>Tuesday</source><translation>星期二</translation></message>
    <message><source>User</source><translation>用户</translation></message>
    <message><source>Wait</source><translation>等待</translation></message>
    <message><source>Wait for the line</source><translation>等待同步</translation></message>
    <message><source>Wednesday</source><translation>星期三</translation></message>
    <message><source>What others did with your work since your last visit shows here.</source><translation>上次登录后他人对您经办事项的处理显示在这里。</translation></message>
    <message><source>What you handed on shows here until it is done.</source><translation>您提交的事项在办完之前显示在这里。</translation></message>
    <message><source>With others</source><translation>等待他人</translation></message>
    <message><source>Work</source><translation>事项</translation></message>
    <message><source>Work of today</source><translation>今日待办</translation></message>
    <message><source>Workstations not seen for three days: {count}</source><translation>三日未连接的终端：{count} 台</translation></message>
    <message><source>Your limits that end within 30 days: {count}</source><translation>30 天内到期的授信额度：{count} 笔</translation></message>
    <message><source>approved</source><translation>已批准</translation></message>
    <message><source>at the bank</source><translation>银行处理中</translation></message>
    <message><source>bank refused</source><translation>银行退回</translation></message>
    <message><source>being sealed</source><translation>盖章中</translation></message>
    <message><source>branch, {count} receipts</source><translation>本机构 {count} 笔</translation></message>
    <message><source>claimed by me</source><translation>我已领取</translation></message>
    <message><source>closed</source><translation>已关闭</translation></message>
    <message><source>draft</source><translation>草稿</translation></message>
    <message><source>due today</source><translation>今日到期</translation></message>
    <message><source>for {days} d</source><translation>已 {days} 天</translation></message>
    <message><source>just now</source><translation>刚刚</translation></message>
    <message><source>for {time}</source><translation>已 {time}</translation></message>
    <message><source>frozen</source><translation>已冻结</translation></message>
    <message><source>held</source><translation>已挂起</translation></message>
    <message><source>in force</source><translation>已生效</translation></message>
    <message><source>in review</source><translation>审批中</translation></message>
    <message><source>items</source><translation>件</translation></message>
    <message><source>lines</source><translation>条</translation></message>
    <message><source>longest waits {time}</source><translation>最久 {time}</translation></message>
    <message><source>look</source><translation>请查看</translation></message>
    <message><source>more wanted</source><translation>待补件</translation></message>
    <message><source>not confirmed</source><translation>待服务器确认</translation></message>
    <message><source>not signed yet</source><translation>尚未签名</translation></message>
    <message><source>oldest {time}</source><translation>最久 {time}</translation></message>
    <message><source>overdue</source><translation>逾期</translation></message>
    <message><source>own {own} · branch {count}, {sum}</source><translation>本人 {own} 笔 · 机构 {count} 笔 {sum}</translation></message>
    <message><source>own, and of all in reach</source><translation>本人与所辖范围</translation></message>
    <message><source>posted</source><translation>已入账</translation></message>
    <message><source>refused</source><translation>被拒绝</translation></message>
    <message><source>reversed</source><translation>已冲正</translation></message>
    <message><source>rules at work</source><translation>规则审批中</translation></message>
    <message><source>signed {time}</source><translation>{time} 签名</translation></message>
    <message><source>to be checked</source><translation>待复核</translation></message>
    <message><source>to be confirmed</source><translation>待复核</translation></message>
    <message><source>to be decided</source><translation>待审批</translation></message>
    <message><source>to be matched</source><translation>待匹配</translation></message>
    <message><source>to be prepared</source><translation>待发起</translation></message>
    <message><source>to be reviewed</source><translation>待审批</translation></message>
    <message><source>to be signed</source><translation>待签约</translation></message>
    <message><source>today</source><translation>今日</translation></message>
    <message><source>turned down</source><translation>已驳回</translation></message>
    <message><source>voided</source><translation>已作废</translation></message>
    <message><source>withdrawn</source><translation>已撤回</translation></message>
    <message><source>{count} approved</source><translation>通过 {count} 件</translation></message>
    <message><source>{count} d late</source><translation>逾期 {count} 天</translation></message>
    <message><source>{count} files</source><translation>{count} 件</translation></message>
    <message><source>{count} items   1–5 change the view</source><translation>共 {count} 件   1–5 切换视图</translation></message>
    <message><source>{count} items   ↑ ↓ choose   Enter opens   1–5 change the view</source><translation>共 {count} 件   ↑ ↓ 选择   Enter 打开   1–5 切换视图</translation></message>
    <message><source>{count} late</source><translation>{count} 超时</translation></message>
    <message><source>{count} lines open · imported by {name}</source><translation>{count} 条未匹配 · {name} 导入</translation></message>
    <message><source>{count} loans</source><translation>{count} 笔</translation></message>
    <message><source>{count} locked out now</source><translation>当前锁定 {count} 人</translation></message>
    <message><source>{count} payments to release</source><translation>{count} 笔待复核</translation></message>
    <message><source>{count} refused</source><translation>拒绝 {count} 条</translation></message>
    <message><source>{days} d</source><translation>{days} 天</translation></message>
    <message><source>{hours} h {minutes} min</source><translation>{hours} 小时 {minutes} 分</translation></message>
    <message><source>{late} of {all} loans · {sum}</source><translation>{late} / {all} 笔 · {sum}</translation></message>
    <message><source>{names} · stop one that was lost</source><translation>{names} · 遗失的请停用</translation></message>
    <message><source>{names} · the worker of the centre goes on with it</source><translation>{names} · 服务器任务会继续</translation></message>
    <message><source>{open} open · taken today {taken}, {sum}</source><translation>{open} 笔未收 · 今日已收 {taken} 笔 {sum}</translation></message>
    <message><source>{sum} · {next}</source><translation>{sum} · {next}</translation></message>
    <message><source>{weekday} · {time}</source><translation>{weekday} · {time}</translation></message>
    <message><source>{work} · {customer}</source><translation>{work} · {customer}</translation></message>
</context>
</TS>
