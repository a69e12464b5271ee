<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>settings</name>
    <message><source>A stopped device signs in no more until it is registered again.</source><translation>停用的终端须重新登记后才能登录。</translation></message>
    <message><source>Active</source><translation>正常</translation></message>
    <message><source>Add role</source><translation>新建角色</translation></message>
    <message><source>After</source><translation>更改后</translation></message>
    <message><source>Amount and term</source><translation>金额与期限</translation></message>
    <message><source>Annualised rate (IRR)</source><translation>年化利率（IRR）</translation></message>
    <message><source>Applications</source><translation>进件</translation></message>
    <message><source>Approval</source><translation>复核</translation></message>
    <message><source>Approve and put in force</source><translation>同意并生效</translation></message>
    <message><source>Approve changes</source><translation>复核设置更改</translation></message>
    <message><source>Arrows move · 1 own · 2 branch · 3 region · 4 all · 0 none · Enter limit · Ctrl Z undo</source><translation>方向键移动 · 1 本人 · 2 本机构 · 3 区域 · 4 全部 · 0 清除 · Enter 上限 · Ctrl Z 撤销</translation></message>
    <message><source>Before</source><translation>更改前</translation></message>
    <message><source>Before and after</source><translation>更改前后对比</translation></message>
    <message><source>Branch</source><translation>机构</translation></message>
    <message><source>Branches</source><translation>机构</translation></message>
    <message><source>By days (actual / 365)</source><translation>按日计息（实际天数 / 365）</translation></message>
    <message><source>By months (yearly rate / 12)</source><translation>按月计息（年利率 / 12）</translation></message>
    <message><source>By months, rounded for show only</source><translation>按月计息（仅显示时取整）</translation></message>
    <message><source>Calendar</source><translation>工作日历</translation></message>
    <message><source>Calendars</source><translation>工作日历</translation></message>
    <message><source>Change branches</source><translation>维护机构</translation></message>
    <message><source>Change calendars</source><translation>维护工作日历</translation></message>
    <message><source>Change products</source><translation>维护产品</translation></message>
    <message><source>Change roles</source><translation>维护角色</translation></message>
    <message><source>Change users</source><translation>维护人员</translation></message>
    <message><source>Changes</source><translation>本次更改</translation></message>
    <message><source>Closed</source><translation>已关闭</translation></message>
    <message><source>Code</source><translation>代码</translation></message>
    <message><source>Collections</source><translation>催收作业</translation></message>
    <message><source>Consumer instalments</source><translation>消费分期</translation></message>
    <message><source>Contract template</source><translation>合同模板</translation></message>
    <message><source>Contracts and payout</source><translation>合同与放款</translation></message>
    <message><source>Customers</source><translation>客户</translation></message>
    <message><source>Days of grace</source><translation>宽限期</translation></message>
    <message><source>Days</source><translation>日期</translation></message>
    <message><source>Decide on applications</source><translation>审批通过</translation></message>
    <message><source>Device</source><translation>终端</translation></message>
    <message><source>Devices</source><translation>终端设备</translation></message>
    <message><source>Discard</source><translation>放弃草稿</translation></message>
    <message><source>Done</source><translation>已处理</translation></message>
    <message><source>Draft</source><translation>草稿</translation></message>
    <message><source>Due on a rest day</source><translation>遇休息日</translation></message>
    <message><source>English name</source><translation>英文名称</translation></message>
    <message><source>Enter a date</source><translation>请填写日期</translation></message>
    <message><source>Enter a number, not below zero</source><translation>请填写不小于零的数</translation></message>
    <message><source>Enter applications</source><translation>录入申请</translation></message>
    <message><source>Full name</source><translation>姓名</translation></message>
    <message><source>Fee</source><translation>费率</translation></message>
    <message><source>Fees</source><translation>费用</translation></message>
    <message><source>First instalment</source><translation>首期应还</translation></message>
    <message><source>Handed in for approval</source><translation>已提交复核</translation></message>
    <message><source>In force from</source><translation>生效日</translation></message>
    <message><source>In use</source><translation>使用中</translation></message>
    <message><source>Interest then</source><translation>顺延期间</translation></message>
    <message><source>Interest to the moved day</source><translation>利息计至顺延日</translation></message>
    <message><source>Interest</source><translation>计息方式</translation></message>
    <message><source>It takes force at once. What waits in its outbox is not lost.</source><translation>立即生效；该终端待同步的记录不会丢失。</translation></message>
    <message><source>It takes force when another person approves it.</source><translation>由另一人复核同意后生效。</translation></message>
    <message><source>Item</source><translation>项目</translation></message>
    <message><source>Kind of loan</source><translation>贷款种类</translation></message>
    <message><source>Last seen</source><translation>最近连接</translation></message>
    <message><source>Least amount</source><translation>最低金额</translation></message>
    <message><source>Least instalments</source><translation>最短期数</translation></message>
    <message><source>Left</source><translation>已离职</translation></message>
    <message><source>Limit</source><translation>金额上限</translation></message>
    <message><source>Loans and money</source><translation>贷款与资金</translation></message>
    <message><source>Locked</source><translation>已锁定</translation></message>
    <message><source>Match bank statements</source><translation>流水匹配入账</translation></message>
    <message><source>Materials</source><translation>材料</translation></message>
    <message><source>Methods</source><translation>还款方式</translation></message>
    <message><source>Methods and materials</source><translation>还款方式与材料</translation></message>
    <message><source>Micro business</source><translation>小微经营</translation></message>
    <message><source>Mortgage</source><translation>房产抵押</translation></message>
    <message><source>Most amount</source><translation>最高金额</translation></message>
    <message><source>Most instalments</source><translation>最长期数</translation></message>
    <message><source>Name</source><translation>名称</translation></message>
    <message><source>New</source><translation>新建</translation></message>
    <message><source>New branch</source><translation>新机构</translation></message>
    <message><source>New password</source><translation>新密码</translation></message>
    <message><source>New product</source><translation>新产品</translation></message>
    <message><source>New role</source><translation>新角色</translation></message>
    <message><source>New user</source><translation>新人员</translation></message>
    <message><source>No change waits</source><translation>没有待复核的更改</translation></message>
    <message><source>No workstation is registered yet</source><translation>还没有登记的终端</translation></message>
    <message><source>Note on customers</source><translation>客户备注</translation></message>
    <message><source>Noted in the audit trail.</source><translation>已记入审计。</translation></message>
    <message><source>Nothing here yet</source><translation>这里还没有内容</translation></message>
    <message><source>Password</source><translation>密码</translation></message>
    <message><source>Penalty surcharge</source><translation>罚息加收</translation></message>
    <message><source>Permission</source><translation>权限</translation></message>
    <message><source>Personal credit</source><translation>个人信用</translation></message>
    <message><source>Prepare and sign contracts</source><translation>合同制作与签署</translation></message>
    <message><source>Prepare payout</source><translation>发起放款</translation></message>
    <message><source>Price, grace and penalty</source><translation>利率费用、宽限与罚息</translation></message>
    <message><source>Product</source><translation>产品</translation></message>
    <message><source>Products</source><translation>产品</translation></message>
    <message><source>Rate</source><translation>利率</translation></message>
    <message><source>Rate is for</source><translation>利率单位</translation></message>
    <message><source>Reason (of the proposer)</source><translation>理由（经办填写）</translation></message>
    <message><source>Region</source><translation>区域</translation></message>
    <message><source>Reject</source><translation>退回</translation></message>
    <message><source>Reject this change</source><translation>退回这项更改</translation></message>
    <message><source>Reject…</source><translation>不同意…</translation></message>
    <message><source>Release payout</source><translation>复核放款</translation></message>
    <message><source>Reverse payments</source><translation>冲正</translation></message>
    <message><source>Role</source><translation>角色</translation></message>
    <message><source>Roles</source><translation>角色与权限</translation></message>
    <message><source>Roles: {names}. Who holds them signs in anew once it is approved.</source><translation>角色：{names}。复核同意后，相关人员须重新登录。</translation></message>
    <message><source>Rules table</source><translation>规则表</translation></message>
    <message><source>Scope</source><translation>范围</translation></message>
    <message><source>See ID numbers in clear</source><translation>明文查看证件号</translation></message>
    <message><source>See applications</source><translation>查看申请</translation></message>
    <message><source>See contracts</source><translation>查看合同</translation></message>
    <message><source>See customers</source><translation>查看客户</translation></message>
    <message><source>See loans</source><translation>查看贷款</translation></message>
    <message><source>See reports and the loans behind them</source><translation>查看报表及贷款明细</translation></message>
    <message><source>See settings</source><translation>查看设置</translation></message>
    <message><source>See the audit trail</source><translation>查看审计链</translation></message>
    <message><source>See the ledger</source><translation>查看账务</translation></message>
    <message><source>Small and medium business</source><translation>中小企业</translation></message>
    <message><source>Solve held entries</source><translation>处理挂起记录</translation></message>
    <message><source>Source</source><translation>依据</translation></message>
    <message><source>Staff number</source><translation>工号</translation></message>
    <message><source>State</source><translation>状态</translation></message>
    <message><source>Stop device</source><translation>停用终端</translation></message>
    <message><source>Stop device {code}</source><translation>停用终端 {code}</translation></message>
    <message><source>Stop devices</source><translation>停用终端</translation></message>
    <message><source>Stop device…</source><translation>停用终端…</translation></message>
    <message><source>Stopped</source><translation>已停用</translation></message>
    <message><source>Stopped: copies of its chain differ</source><translation>已停用：记录链分叉</translation></message>
    <message><source>Submit for approval</source><translation>提交复核</translation></message>
    <message><source>System</source><translation>系统</translation></message>
    <message><source>Take payments</source><translation>柜面收款</translation></message>
    <message><source>The change takes force when another person approves it.</source><translation>由另一人复核同意后生效。</translation></message>
    <message><source>The server judges again on current data.</source><translation>服务器将按当前数据重新判断。</translation></message>
    <message><source>This did not happen</source><translation>操作没有完成</translation></message>
    <message><source>Total interest</source><translation>利息合计</translation></message>
    <message><source>User</source><translation>人员</translation></message>
    <message><source>Users</source><translation>人员</translation></message>
    <message><source>Vehicle</source><translation>车辆抵押</translation></message>
    <message><source>Version</source><translation>版本</translation></message>
    <message><source>Versions</source><translation>产品版本</translation></message>
    <message><source>Waiting changes</source><translation>待复核更改</translation></message>
    <message><source>What a colleague proposes appears here for approval.</source><translation>同事提交的更改会出现在这里，等待复核。</translation></message>
    <message><source>What is in force stays as it is; the reason is kept in the audit.</source><translation>现行设置不变；理由记入审计。</translation></message>
    <message><source>Withdraw</source><translation>撤回</translation></message>
    <message><source>Withdraw this proposal</source><translation>撤回这项提交</translation></message>
    <message><source>Withdraw…</source><translation>撤回…</translation></message>
    <message><source>Works here, may sign in</source><translation>在职，可登录</translation></message>
    <message><source>Year</source><translation>年份</translation></message>
    <message><source>a day</source><translation>每日</translation></message>
    <message><source>a month</source><translation>每月</translation></message>
    <message><source>a year</source><translation>每年</translation></message>
    <message><source>all</source><translation>全部</translation></message>
    <message><source>another person</source><translation>待指定</translation></message>
    <message><source>branch</source><translation>本机构</translation></message>
    <message><source>days</source><translation>天</translation></message>
    <message><source>draft</source><translation>草稿</translation></message>
    <message><source>empty: stays as it is</source><translation>不填则不变</translation></message>
    <message><source>from {day}</source><translation>{day} 起</translation></message>
    <message><source>interest as if not moved</source><translation>顺延不计息</translation></message>
    <message><source>interest runs to the moved day</source><translation>利息计至顺延日</translation></message>
    <message><source>next working day</source><translation>顺延至下一工作日</translation></message>
    <message><source>stays as agreed</source><translation>不顺延</translation></message>
    <message><source>No cell chosen</source><translation>未选择单元格</translation></message>
    <message><source>Arrows move</source><translation>方向键移动</translation></message>
    <message><source>version {version}</source><translation>v{version}</translation></message>
    <message><source>new version {next} from version {version}; loans that exist keep theirs</source><translation>由 v{version} 新建 v{next}；已有贷款保持原版本</translation></message>
    <message><source>no</source><translation>否</translation></message>
    <message><source>not the proposer</source><translation>非提交人</translation></message>
    <message><source>own</source><translation>本人</translation></message>
    <message><source>permission × role</source><translation>权限 × 角色</translation></message>
    <message><source>region</source><translation>区域</translation></message>
    <message><source>sample loan, all fees</source><translation>样例贷款，含全部费用</translation></message>
    <message><source>set anew</source><translation>重新设置</translation></message>
    <message><source>no limit</source><translation>不限</translation></message>
    <message><source>working day before</source><translation>提前至前一工作日</translation></message>
    <message><source>yes</source><translation>是</translation></message>
    <message><source>you</source><translation>您</translation></message>
    <message><source>your own proposal</source><translation>本人提交</translation></message>
    <message><source>{amount} × {term}</source><translation>{amount} × {term} 期</translation></message>
    <message><source>{count} items change</source><translation>{count} 处更改</translation></message>
    <message><source>held by {count}</source><translation>{count} 人</translation></message>
    <message><source>To approve</source><translation>待复核更改</translation></message>
    <message><source>anyone else</source><translation>待指定</translation></message>
    <message><source>not you</source><translation>非本人</translation></message>
    <message><source>{name} · {time}</source><translation>{name} · {time}</translation></message>
    <message><source>{name}, version {version}: it takes force when another person approves it.</source><translation>{name} v{version}：由另一人复核同意后生效。</translation></message>
    <message><source>Quote settlements and changes</source><translation>结清与变更报价</translation></message>
    <message><source>Propose loan changes</source><translation>提出贷款变更</translation></message>
    <message><source>Approve loan changes</source><translation>复核贷款变更</translation></message>
    <message><source>Propose, draw, freeze limits</source><translation>提出授信、提款与冻结</translation></message>
    <message><source>Approve, reopen, close limits</source><translation>审批授信、解冻与关闭</translation></message>
    <message><source>Act</source><translation>操作</translation></message>
    <message><source>Action</source><translation>操作</translation></message>
    <message><source>Actions</source><translation>操作</translation></message>
    <message><source>Actions by keyboard and palette</source><translation>可用操作</translation></message>
    <message><source>Allowed</source><translation>允许</translation></message>
    <message><source>Amount</source><translation>金额</translation></message>
    <message><source>Commands</source><translation>指令数</translation></message>
    <message><source>Connectors</source><translation>外部接口</translation></message>
    <message><source>Templates</source><translation>合同模板</translation></message>
    <message><source>File of</source><translation>业务机构</translation></message>
    <message><source>It is their own file</source><translation>本人的业务</translation></message>
    <message><source>Key</source><translation>快捷键</translation></message>
    <message><source>Lists and files</source><translation>查询数</translation></message>
    <message><source>May do what</source><translation>权限试用</translation></message>
    <message><source>Permissions</source><translation>权限</translation></message>
    <message><source>Refused</source><translation>拒绝</translation></message>
    <message><source>Role or person</source><translation>角色或人员</translation></message>
    <message><source>Rules</source><translation>规则</translation></message>
    <message><source>Sample act</source><translation>模拟操作</translation></message>
    <message><source>Screen</source><translation>界面</translation></message>
    <message><source>Screens</source><translation>界面</translation></message>
    <message><source>Security</source><translation>安全策略</translation></message>
    <message><source>Seen</source><translation>可见</translation></message>
    <message><source>The centre would let this pass.</source><translation>服务器会放行。</translation></message>
    <message><source>They took the step before it</source><translation>本人经办过上一步</translation></message>
    <message><source>Try this role</source><translation>试用此角色</translation></message>
    <message><source>Who</source><translation>对象</translation></message>
    <message><source>With the changes of the draft, which are not in force.</source><translation>含草稿中的更改，尚未生效。</translation></message>
    <message><source>Works in</source><translation>所在机构</translation></message>
    <message><source>no amount</source><translation>不涉及金额</translation></message>
    <message><source>Effect</source><translation>影响</translation></message>
    <message><source>{count} people: {names}</source><translation>{count} 人：{names}</translation></message>
    <message><source>Nobody holds this role.</source><translation>暂无人员持有此角色。</translation></message>
    <message><source>Maker and checker stay different people.</source><translation>仍须经办与复核为不同人。</translation></message>
    <message><source>Forbidden pair: {maker} and {checker} in one role.</source><translation>不相容：同一角色不得同时有“{maker}”和“{checker}”。</translation></message>
    <message><source>They sign in anew once it is approved.</source><translation>生效后须重新登录。</translation></message>
    <message><source>Edit cell</source><translation>编辑单元格</translation></message>
</context>
</TS>
