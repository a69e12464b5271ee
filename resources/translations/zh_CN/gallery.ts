<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>gallery</name>
    <message><source>2 days</source><translation>2 天</translation></message>
    <message><source>2:05 late</source><translation>超 2:05</translation></message>
    <message><source>2:55 left</source><translation>剩 2:55</translation></message>
    <message><source>Above the product's most</source><translation>超过产品最高金额</translation></message>
    <message><source>Above the window</source><translation>浮在窗口上</translation></message>
    <message><source>Action bar</source><translation>操作栏</translation></message>
    <message><source>Action, selection</source><translation>操作、选中</translation></message>
    <message><source>All</source><translation>全部</translation></message>
    <message><source>Amount</source><translation>金额</translation></message>
    <message><source>Annualised (IRR)</source><translation>年化（IRR）</translation></message>
    <message><source>Applicant</source><translation>申请人</translation></message>
    <message><source>Applied for</source><translation>申请</translation></message>
    <message><source>Attention</source><translation>注意</translation></message>
    <message><source>Avatar</source><translation>头像</translation></message>
    <message><source>Banner</source><translation>横幅</translation></message>
    <message><source>Before and after</source><translation>更改前后</translation></message>
    <message><source>Being entered</source><translation>录入中</translation></message>
    <message><source>Both are real</source><translation>两笔都真实</translation></message>
    <message><source>Button</source><translation>按钮</translation></message>
    <message><source>Buttons and chips</source><translation>按钮与标签</translation></message>
    <message><source>Cancel</source><translation>取消</translation></message>
    <message><source>Chapters</source><translation>章节</translation></message>
    <message><source>Character 15 cannot be read: with 3 the number is valid</source><translation>第 15 位看不清：读作 3 时校验通过</translation></message>
    <message><source>Character 15 to be confirmed</source><translation>号码第 15 位待确认</translation></message>
    <message><source>Checks</source><translation>合规检查</translation></message>
    <message><source>Chip</source><translation>标签</translation></message>
    <message><source>Choices</source><translation>选择</translation></message>
    <message><source>Clear</source><translation>清空</translation></message>
    <message><source>Colours of the theme</source><translation>主题颜色</translation></message>
    <message><source>Colours, type, icons</source><translation>颜色、字体、图标</translation></message>
    <message><source>Comfortable</source><translation>宽松</translation></message>
    <message><source>Compact</source><translation>紧凑</translation></message>
    <message><source>Consent and handing in</source><translation>授权与提交</translation></message>
    <message><source>Contract</source><translation>合同号</translation></message>
    <message><source>Costs told</source><translation>成本明示</translation></message>
    <message><source>Count before you print</source><translation>当面点清后再打印</translation></message>
    <message><source>Customer, product</source><translation>客户 / 产品</translation></message>
    <message><source>Dark</source><translation>深色</translation></message>
    <message><source>Date of birth</source><translation>出生日期</translation></message>
    <message><source>Date of birth agrees with the number</source><translation>出生日期与号码一致</translation></message>
    <message><source>Days overdue</source><translation>逾期天数</translation></message>
    <message><source>Documents</source><translation>证件与材料</translation></message>
    <message><source>Documents missing</source><translation>待补件</translation></message>
    <message><source>Done</source><translation>已完成</translation></message>
    <message><source>Due</source><translation>时限</translation></message>
    <message><source>Entered twice</source><translation>重复录入</translation></message>
    <message><source>Events</source><translation>事件</translation></message>
    <message><source>Fields and forms</source><translation>字段与表单</translation></message>
    <message><source>Figures</source><translation>数字</translation></message>
    <message><source>For me</source><translation>待我处理</translation></message>
    <message><source>Form row</source><translation>表单行</translation></message>
    <message><source>Four eyes</source><translation>双人复核</translation></message>
    <message><source>Gallery of the desktop's parts</source><translation>界面部件图册</translation></message>
    <message><source>Go on</source><translation>继续录入</translation></message>
    <message><source>Goes into the audit trail</source><translation>写入审计</translation></message>
    <message><source>Help</source><translation>帮助</translation></message>
    <message><source>Hint</source><translation>提示</translation></message>
    <message><source>ID card, front</source><translation>身份证正面</translation></message>
    <message><source>ID number</source><translation>证件号码</translation></message>
    <message><source>Icon button</source><translation>图标按钮</translation></message>
    <message><source>Icons by name</source><translation>图标（按名称）</translation></message>
    <message><source>Identity number</source><translation>证件号码字段</translation></message>
    <message><source>Inks</source><translation>文字颜色</translation></message>
    <message><source>Instalment of income</source><translation>月供 / 收入</translation></message>
    <message><source>Instalment {no} taken</source><translation>第 {no} 期自动扣款</translation></message>
    <message><source>Instead of content</source><translation>无内容时</translation></message>
    <message><source>KPI tile</source><translation>指标卡</translation></message>
    <message><source>Late</source><translation>超时</translation></message>
    <message><source>Light</source><translation>浅色</translation></message>
    <message><source>List of figures</source><translation>数字列表</translation></message>
    <message><source>Many rows</source><translation>大量行</translation></message>
    <message><source>Masked</source><translation>已脱敏</translation></message>
    <message><source>Masked value</source><translation>脱敏值</translation></message>
    <message><source>Messages</source><translation>消息</translation></message>
    <message><source>Money, rate, date</source><translation>金额、利率、日期</translation></message>
    <message><source>My work</source><translation>我的事项</translation></message>
    <message><source>Name</source><translation>姓名</translation></message>
    <message><source>Name or phone tail</source><translation>姓名或手机尾号</translation></message>
    <message><source>Neutral</source><translation>一般</translation></message>
    <message><source>New</source><translation>新建</translation></message>
    <message><source>New files appear here.</source><translation>新件到达时会出现在这里。</translation></message>
    <message><source>New place: a supervisor must confirm.</source><translation>新地点登录：需主管确认。</translation></message>
    <message><source>Next</source><translation>下一步</translation></message>
    <message><source>Not yet true</source><translation>尚未生效</translation></message>
    <message><source>Nothing to review</source><translation>没有待审的件</translation></message>
    <message><source>Number</source><translation>数</translation></message>
    <message><source>Off line: this payment gets a provisional receipt</source><translation>离线：这笔收款先开临时收据</translation></message>
    <message><source>Only mine</source><translation>只看我的</translation></message>
    <message><source>Overdue</source><translation>转逾期</translation></message>
    <message><source>Overdue, refused</source><translation>逾期、拒绝</translation></message>
    <message><source>Paid at the counter</source><translation>柜面收款</translation></message>
    <message><source>Paid out this month</source><translation>本月放款</translation></message>
    <message><source>Password</source><translation>密码</translation></message>
    <message><source>Pay out</source><translation>放款</translation></message>
    <message><source>Paying out needs the server</source><translation>放款需要连接服务器</translation></message>
    <message><source>Penalty</source><translation>罚息</translation></message>
    <message><source>Picture of a document</source><translation>证件图片</translation></message>
    <message><source>Post {amount}</source><translation>入账 {amount}</translation></message>
    <message><source>Posted</source><translation>已入账</translation></message>
    <message><source>Print</source><translation>打印</translation></message>
    <message><source>Product</source><translation>贷款产品</translation></message>
    <message><source>Progress</source><translation>进展</translation></message>
    <message><source>Queue</source><translation>队列</translation></message>
    <message><source>Quoted</source><translation>已报价</translation></message>
    <message><source>Reason</source><translation>理由</translation></message>
    <message><source>Remaining principal</source><translation>剩余本金</translation></message>
    <message><source>Reverse</source><translation>冲正</translation></message>
    <message><source>Reverse a payment</source><translation>冲正收款</translation></message>
    <message><source>Same address as another file</source><translation>与另一申请同一住址</translation></message>
    <message><source>Seals</source><translation>印章</translation></message>
    <message><source>Search</source><translation>搜索</translation></message>
    <message><source>Section header</source><translation>分区标题</translation></message>
    <message><source>See all applications</source><translation>看全部申请</translation></message>
    <message><source>Signature</source><translation>签名</translation></message>
    <message><source>Signature pad</source><translation>签名板</translation></message>
    <message><source>Square</source><translation>平方</translation></message>
    <message><source>State</source><translation>状态</translation></message>
    <message><source>Stop device</source><translation>停用终端</translation></message>
    <message><source>Sum</source><translation>金额合计</translation></message>
    <message><source>Table</source><translation>表格</translation></message>
    <message><source>Tables and queues</source><translation>表格与队列</translation></message>
    <message><source>Tabs and steps</source><translation>页签与步骤</translation></message>
    <message><source>Taken in, paid out</source><translation>受理 / 放款</translation></message>
    <message><source>Term</source><translation>期限</translation></message>
    <message><source>Text field</source><translation>文本字段</translation></message>
    <message><source>The application is kept.</source><translation>申请已保存。</translation></message>
    <message><source>The payee is on the list of dishonest debtors</source><translation>收款人命中失信名单</translation></message>
    <message><source>The payment is taken back as of its value date.</source><translation>按原入账日撤回这笔收款。</translation></message>
    <message><source>The reversal did not happen</source><translation>冲正没有执行</translation></message>
    <message><source>The server confirms it later.</source><translation>服务器稍后确认。</translation></message>
    <message><source>This may be the same customer: {name}</source><translation>疑似同一客户：{name}</translation></message>
    <message><source>Timeline and checks</source><translation>时间线与检查</translation></message>
    <message><source>To be confirmed</source><translation>待服务器确认</translation></message>
    <message><source>To review</source><translation>待审</translation></message>
    <message><source>Try again</source><translation>重试</translation></message>
    <message><source>Type</source><translation>字体</translation></message>
    <message><source>Undo</source><translation>撤销</translation></message>
    <message><source>Use 3</source><translation>用 3</translation></message>
    <message><source>Validity has ended</source><translation>证件已过有效期</translation></message>
    <message><source>With icon, key, reason</source><translation>带图标、按键、原因</translation></message>
    <message><source>Your role does not see credit reports</source><translation>征信报告对您的角色不可见</translation></message>
    <message><source>Your supervisor may allow it.</source><translation>可向主管申请。</translation></message>
    <message><source>acts and states</source><translation>操作与状态</translation></message>
    <message><source>as on the ID card</source><translation>与身份证一致</translation></message>
    <message><source>attention</source><translation>注意</translation></message>
    <message><source>by kind: text, tint, filling, line, on the filling</source><translation>按类别：文字、底色、填充、线、填充上的文字</translation></message>
    <message><source>cards; each says what will happen</source><translation>卡片：每张写明后果</translation></message>
    <message><source>checks: passed, doubtful, failed, under way, waiting, a hint</source><translation>检查：通过、存疑、不通过、进行中、等待、提示</translation></message>
    <message><source>closed</source><translation>未开放</translation></message>
    <message><source>danger</source><translation>危险</translation></message>
    <message><source>dashed: waits for the server</source><translation>虚线：等待服务器</translation></message>
    <message><source>date</source><translation>日期</translation></message>
    <message><source>disabled</source><translation>停用</translation></message>
    <message><source>done, now, waiting</source><translation>已完成、进行中、等待</translation></message>
    <message><source>doubtful</source><translation>存疑</translation></message>
    <message><source>empty</source><translation>空</translation></message>
    <message><source>empty, failed, reading</source><translation>空、失败、读取中</translation></message>
    <message><source>empty: says what will appear</source><translation>空：说明将出现什么</translation></message>
    <message><source>events, checks, seals</source><translation>事件、检查、印章</translation></message>
    <message><source>failed: what is safe, what to do, a code</source><translation>失败：什么没丢、怎么办、编号</translation></message>
    <message><source>filled; Tab comes here first</source><translation>已填；Tab 先到这里</translation></message>
    <message><source>has the keyboard</source><translation>有键盘焦点</translation></message>
    <message><source>hint</source><translation>提示</translation></message>
    <message><source>icon and key</source><translation>图标与按键</translation></message>
    <message><source>in capitals, follows while typing</source><translation>大写，随输入变化</translation></message>
    <message><source>label, control, check; message and its fix below</source><translation>标签、控件、检查；消息与修正在下方</translation></message>
    <message><source>large</source><translation>大号</translation></message>
    <message><source>large, at the counter</source><translation>大号，用于柜面</translation></message>
    <message><source>late, selected, not yet true; a long name is told by the tool tip</source><translation>超时、选中、尚未生效；长名称见悬停提示</translation></message>
    <message><source>link</source><translation>链接</translation></message>
    <message><source>money</source><translation>金额</translation></message>
    <message><source>money first</source><translation>金额为先</translation></message>
    <message><source>months</source><translation>个月</translation></message>
    <message><source>most 24 %</source><translation>上限 24 %</translation></message>
    <message><source>needs the server</source><translation>需联网</translation></message>
    <message><source>normal</source><translation>一般</translation></message>
    <message><source>not needed</source><translation>不需要</translation></message>
    <message><source>not permitted: whom to ask</source><translation>无权限：可问谁</translation></message>
    <message><source>not ticked</source><translation>未勾选</translation></message>
    <message><source>not yet true</source><translation>尚未生效</translation></message>
    <message><source>of 4,000,000.00</source><translation>目标 4,000,000.00</translation></message>
    <message><source>off line: what is kept</source><translation>离线：什么已保存</translation></message>
    <message><source>one filled button, last, at the right</source><translation>只有一个填充按钮，在最右</translation></message>
    <message><source>open</source><translation>已开放</translation></message>
    <message><source>password</source><translation>密码</translation></message>
    <message><source>penalty begins</source><translation>罚息起算</translation></message>
    <message><source>pictures and signatures</source><translation>图片与签名</translation></message>
    <message><source>plain</source><translation>次要</translation></message>
    <message><source>pointed at</source><translation>鼠标悬停</translation></message>
    <message><source>pressed</source><translation>按下</translation></message>
    <message><source>primary, one a window</source><translation>主要，每窗口一个</translation></message>
    <message><source>read only</source><translation>只读</translation></message>
    <message><source>reading: marks after 0.3 s, Esc after 2 s</source><translation>读取中：0.3 秒后出现灰条，2 秒后可按 Esc</translation></message>
    <message><source>refused, and says why</source><translation>不可用并说明原因</translation></message>
    <message><source>selected, hatched while not yet true, sorted by the third column</source><translation>选中、尚未生效带斜纹、按第三列排序</translation></message>
    <message><source>several lines</source><translation>多行</translation></message>
    <message><source>sheet, instead of a message box</source><translation>单页，代替弹窗</translation></message>
    <message><source>shows for 30 s, and leaves a trace</source><translation>显示 30 秒，会留痕</translation></message>
    <message><source>soft, in loops</source><translation>柔和，用于循环操作</translation></message>
    <message><source>spread to the edge</source><translation>两端对齐</translation></message>
    <message><source>stop</source><translation>停止</translation></message>
    <message><source>strip: the annualised rate is the largest</source><translation>数字条：年化利率最大</translation></message>
    <message><source>surfaces, lines, inks</source><translation>面、线、文字</translation></message>
    <message><source>text with headings, lists and keys</source><translation>带标题、列表与按键的文字</translation></message>
    <message><source>the field in work is framed, its doubtful character boxed and magnified</source><translation>正在录入的字段加框，存疑字符加框并放大</translation></message>
    <message><source>the second goes to the holding account</source><translation>第二笔转暂存</translation></message>
    <message><source>the second is made void</source><translation>第二笔作废</translation></message>
    <message><source>the second step under way</source><translation>第二步进行中</translation></message>
    <message><source>ticked</source><translation>已勾选</translation></message>
    <message><source>title, count, link</source><translation>标题、数量、链接</translation></message>
    <message><source>title, note, chip</source><translation>标题、说明、标签</translation></message>
    <message><source>toasts: undo inside; a refusal stays</source><translation>提示条：内含撤销；拒绝不会自行消失</translation></message>
    <message><source>typed</source><translation>手填</translation></message>
    <message><source>unfinished</source><translation>未填完</translation></message>
    <message><source>what changes is violet, strong and has an arrow</source><translation>变化的用紫色粗体并带箭头</translation></message>
    <message><source>what everything is made of</source><translation>一切的基础</translation></message>
    <message><source>what the window tells</source><translation>窗口告知的</translation></message>
    <message><source>where people choose</source><translation>在这里选择</translation></message>
    <message><source>where people type</source><translation>在这里录入</translation></message>
    <message><source>windowed: rows are read while scrolling</source><translation>分段读取：滚动时才读行</translation></message>
    <message><source>with a chip</source><translation>带标签</translation></message>
    <message><source>with a line, on a selected row</source><translation>带线，用于选中行</translation></message>
    <message><source>with a unit</source><translation>带单位</translation></message>
    <message><source>with an icon</source><translation>带图标</translation></message>
    <message><source>with its course</source><translation>带走势</translation></message>
    <message><source>within the limit</source><translation>额度内</translation></message>
    <message><source>wrong</source><translation>有误</translation></message>
    <message><source>{count} instalments</source><translation>{count} 期</translation></message>
    <message><source>{count} items</source><translation>共 {count} 件</translation></message>
    <message><source>{count} late</source><translation>{count} 件超时</translation></message>
    <message><source>Chart</source><translation>图表</translation></message>
    <message><source>Paid out</source><translation>放款</translation></message>
    <message><source>Paid back</source><translation>回收</translation></message>
    <message><source>Money by month</source><translation>每月资金</translation></message>
    <message><source>bars: arrows go from point to point, Enter takes one</source><translation>柱形：方向键逐点移动，Enter 选取</translation></message>
    <message><source>line</source><translation>折线</translation></message>
</context>
</TS>
