"""Words that stand in any sentence: a competitor that is called like one is not recognised by it."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ABOUT_NAMES = _set(
    """
    a again already also an and another any are as at but by called certainly comparing compare currently demo
    definitely eg especially etc evaluating evaluate few for from had has have he her his i in incumbent is it its
    like likely look looking looked mainly maybe met mostly named namely now of off on one ones only or other others
    our perhaps possibly presumably probably quote same saw seen several she shortlist shortlisted since so some
    soon spoke speak speaking still sure talk talked talking than that the their them then they think this those
    tender to today too trial trialling tried try two three us use used uses using vendor vendors via was we well
    were with yet you your competitor competitors supplier suppliers provider providers current existing former
    local big small
    """
)
"""Words that stand around the names in an answer, and are no part of them."""

NOBODY = ABOUT_NAMES | _set(
    """
    nobody none noone nothing no not unknown undecided undisclosed tbd na nil internal internally inhouse house self
    themselves anybody anyone somebody someone everybody everyone many various different several know known asked
    said say told dont didnt havent wont cant yes maybe competition alternatives options option early later later
    keine keiner niemand nobodys unbekannt andere
    """
)
"""Words of an answer that names nobody."""

EVERYDAY = (
    NOBODY
    | ABOUT_NAMES
    | _set(
        """
    able about above access account accounts act active advance after agency agent agents air all alone along alpha
    always amount analytics anchor anybody anyone anything apex app apple apples apps april arc area around ask asked
    assets assist atlas august autumn available away back balance bank base basic basis be beacon beam because become
    been before began begin behind believe below bench best beta better between beyond bit black blank block blue
    board boat bold bolt bond bonus book books boost both bottom bought box boxes branch brand bridge bright bring
    broker brother bucket budget build builder building built bus business busy buy buyer buyers buying calendar call
    calls came camp campaign can cannot capital capture car card care case cash cause center centre chain chance change
    channel charge cheap check chief choice choose circle city class clear click client clients clock close cloud club
    coach code coffee collect come comes coming common company compass complete computer concept connect connected
    connection consult consultant consultants consulting content contract control copper copy core corner cost costs
    could country couple course cover craft create creative credit crew cross crystal cube custom customer customers
    cut cycle daily data date day days deal dealer deals december decide decided deep delta deliver delivery demand
    department design desk did different digital direct director discover do doc docs does doing domain done door
    double down drift drive drop during dynamic dynamics each early earth east easy edge either element else email
    emails empire end energy engage engine enough enterprise entry equal even evening event ever every everybody
    everyone everything evident exact excel except exchange expert experts express extra eye fact fair fall family far
    fast february feel field fields fifth fig figure file files final finance find fine finger fire firm first fit five
    fix flag flash fleet flow fluent focus folder follow force forge form forms forward found foundation four frame
    free freelancer freelancers fresh friday friend front fuel full fully fund future gain game gap gather gave general
    genius get gets getting give given glass global go goal goals goes going gold gone gong good got grand great green
    grid grip ground group groups grow growth guide guru had half hand hands happen happy harbor hard harvest head
    health hear heard heart heat hello help helpful here high hill him hire hive hold home honest honey hook hope
    horizon host hot hour hours house how however hub human idea ideas if image impact important in inbox index industry
    info
    information inhouse inner inside insight insights install instead intelligence intercom interest internal internally
    internet interview into invest inventory issue issues it item items itself january job jobs join journal journey
    july jump june just keep kept key kind king know known land lane large last late later launch law lead leader
    leading leads league lean leap learn least leave ledger left legal less let letter level lever lift light lightning
    lime line linear link links lion list little live load logic logistics long longer loop lot lots love low lower
    machine made magic mail main make maker makes making manage management manager manual many map march margin mark
    market marketing markets master match matter matters may mean means measure media meet meeting meetings memo mercury
    mesh message meter method metric might mind mine minute mirror miss mission mobile mode model modern moment
    monday money monitor month months moon more morning most motion mountain move much must my name navigator near
    need needs neither net network never new news next night no nobody node none nor north not note notes nothing
    notion november number nurture object october offer offers office offset often oh ok okay old once open
    operations opportunity option options oracle orange orbit order orders ordering origin our out outlook outreach
    outside over own owner pace pack page paid panel paper paradigm parent part partner partners parts pass past path
    pay people percent perfect person phase phone pick picture piece pilot pine pioneer pipe pipeline place plain plan
    planet planned planner plans plant plastic platform play plus point points policy pool port portal position
    possible post power practice present press price prices pricing prime print priority private pro problem problems
    process product production products profile program project projects promise proof proper proposal proposals
    public pulse pump purchase pure purpose push put quality quarter question questions queue quick quiet quite
    quotes radar radius rain raise range rapid rate rather reach read ready real really reason reasons red reference
    references regard region relate relay remember remote report reports request research resource resources response
    rest result results retail return review right ring rise rival rivals river road rock rocket role room root round
    route row run running safe sage said sail sale sales sat satellite saturday save say says scale scope score scout
    screen sea search season seat second secure see seed seem segment select self sell seller send sense sent september
    series serve server service services session set seven shape share sharp sheet sheets shift ship shop short should
    show side sign signal silver simple simply single site sites six size sky slack slate small smart snap social
    software solid solution solutions solve somebody someone something sort source south space spark speed spend
    sphere spirit spot spreadsheet spreadsheets spring sprint square staff stage stand standard star start started
    starting state station stay steel step steps stock stone stop storage store storm story straight strategy stream
    street string stripe strong studio study stuff style suite summer summit sun sunday supply support surf survey
    switch symbol sync system systems table tableau take taken takes taking tank target task tasks tax team teams tech
    technology tell template ten term terms test text thank thanks there these thing things third thought thread
    through thursday tick ticket tide tiger time times tool tools top total touch tower track trade train training
    transfer travel tree trend true trust truth tuesday turn turned twist type under undecided union unit unite unity
    unknown until up update upper user value values vector vendor very video view vision visit visual vital vivid
    voice wait walk wall want wanted wants warehouse warehouses watch wave way ways web wednesday week weeks went west
    what wheel when where whether which while white who whole whom whose why wide will wind window winter wire wise
    wish within without wolf wonder word words work workday workdays workflow working works world worth would write
    wrong year years yes yesterday yellow young zero zone zoom
    dont doesnt didnt havent hasnt isnt arent wasnt wont cant couldnt ive im
    """
    )
)
"""These, and the words of an ordinary business conversation: also such that are the names of well-known products."""
