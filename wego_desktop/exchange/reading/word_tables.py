"""Words of closed lists in English, Korean, French, Spanish and Portuguese, parted by `|`."""

from wego_desktop.domain.enums import (
    AttendanceMode,
    DelegationRole,
    Gender,
    OrganisationKind,
    RegistrationStatus,
)

GENDERS = {
    Gender.FEMALE: """
        f|female|woman|w|girl|ms|mrs|여|여성|여자|femme|féminin|féminine|mujer|femenino|femenina|fem
        |feminino|feminina|mulher|女""",
    Gender.MALE: """
        m|male|man|mr|boy|남|남성|남자|homme|masculin|hombre|h|masculino|masc|homem|varón|男""",
    Gender.OTHER: """
        x|other|non binary|nonbinary|diverse|d|기타|autre|non binaire|otro|otra|no binario|outro|outra
        |não binário""",
}

# The words of ticket shops for the state of an order stand among them; n, p, c are pretix's.
STATUSES = {
    RegistrationStatus.INVITED: """
        invited|invitation sent|invite sent|초청|초대|초청됨|invité|invitée|invitado|invitada|convidado
        |convidada""",
    RegistrationStatus.APPLIED: """
        applied|pending|submitted|requested|pending approval|registered interest|new|접수|신청|신청 완료
        |대기 중|검토중|검토 중|en attente|soumis|demandé|pendiente|solicitado|solicitada|enviado|pendente
        |em análise|n""",
    RegistrationStatus.APPROVED: """
        approved|accepted|승인|승인됨|approuvé|approuvée|accepté|acceptée|aprobado|aprobada|aceptado
        |aceptada|aprovado|aprovada|aceito|aceita""",
    RegistrationStatus.CONFIRMED: """
        confirmed|attending|paid|complete|completed|registered|going|checked in|ok|확정|확인|참석|참가
        |등록|등록 완료|등록완료|결제완료|결제 완료|참석 확정|confirmé|confirmée|inscrit|inscrite|payé
        |payée|confirmado|confirmada|inscrito|inscrita|registrado|registrada|pagado|pagada|asiste|pago
        |paga|p|yes""",
    RegistrationStatus.WAITLISTED: """
        waitlisted|waiting list|wait list|waitlist|on waiting list|대기|대기자|대기자 명단|liste d attente
        |sur liste d attente|lista de espera|en lista de espera|em lista de espera""",
    RegistrationStatus.DECLINED: """
        declined|not attending|regrets|apologies|not going|no|불참|거절|décliné|déclinée|absent|excusé
        |excusée|declinado|declinada|no asiste|no asistirá|rechaza|recusou|declinou|não participa""",
    RegistrationStatus.REJECTED: """
        rejected|refused|denied|반려|거부|불허|rejeté|rejetée|refusé|refusée|rechazado|rechazada|denegado
        |rejeitado|rejeitada|recusado|recusada""",
    RegistrationStatus.CANCELLED: """
        cancelled|canceled|withdrawn|refunded|expired|deleted|c|취소|취소됨|환불|annulé|annulée|remboursé
        |cancelado|cancelada|anulado|anulada|reembolsado""",
    RegistrationStatus.SUBSTITUTED: """
        substituted|replaced|교체|대체|remplacé|remplacée|sustituido|sustituida|reemplazado|reemplazada
        |substituído|substituída""",
}

# What an exported list says of whoever is there: a fact of the desk, not a state of the registration.
ARRIVED = "arrived|도착|arrivé|arrivée|llegó|chegou"
MODES = {
    AttendanceMode.ON_SITE: """
        on site|onsite|in person|inperson|physical|physically|face to face|venue|offline|현장|현장 참석
        |현장참석|현장 참가|현장참가|오프라인|대면|sur place|en présentiel|présentiel|en personne|présence
        |presencial|en persona|presencialmente|presencialmente no local|in situ""",
    AttendanceMode.ONLINE: """
        online|on line|virtual|virtually|remote|remotely|zoom|webinar|livestream|live stream|온라인|비대면
        |화상|원격|en ligne|à distance|distanciel|en distanciel|virtuel|visioconférence|en línea
        |virtualmente|a distancia|remoto|remota|a distância|não presencial""",
}

KINDS = {
    OrganisationKind.CITY: """
        city|city government|local government|municipality|city hall|local authority|town|county|도시
        |지방정부|지자체|지방자치단체|시청|ville|collectivité|collectivité locale|mairie|commune|ciudad
        |municipio|ayuntamiento|gobierno local|alcaldía|municipalidad|cidade|prefeitura|município
        |governo local|câmara municipal""",
    OrganisationKind.COMPANY: """
        company|business|private sector|firm|corporation|enterprise|corporate|private|기업|회사|민간
        |민간기업|entreprise|société|secteur privé|empresa|sector privado|compañía|setor privado|companhia""",
    OrganisationKind.NATIONAL_INSTITUTION: """
        national institution|ministry|national government|national agency|government|public sector
        |public institution|central government|중앙정부|정부|정부기관|국가기관|공공기관|부처
        |institution nationale|ministère|gouvernement|institución nacional|ministerio|gobierno nacional
        |gobierno|instituição nacional|ministério|governo federal|governo""",
    OrganisationKind.REGIONAL_INSTITUTION: """
        regional institution|regional government|region|province|regional|state government|광역|지역기관
        |광역정부|institution régionale|région|gobierno regional|institución regional|gobernación
        |instituição regional|governo estadual""",
    OrganisationKind.EMBASSY: """
        embassy|diplomatic mission|consulate|대사관|영사관|ambassade|consulat|embajada|consulado|embaixada""",
    OrganisationKind.DEVELOPMENT_BANK: """
        development bank|bank|multilateral development bank|mdb|개발은행|은행|banque de développement
        |banque|banco de desarrollo|banco|banco de desenvolvimento""",
    OrganisationKind.UNIVERSITY: """
        university|academia|academic|research institute|research|school|institute|대학|대학교|연구소
        |연구기관|학계|université|recherche|institut de recherche|universidad|academia
        |instituto de investigación|universidade|instituto de pesquisa""",
    OrganisationKind.MEDIA: """
        media|press|news|newspaper|언론|언론사|미디어|presse|médias|medios|prensa|medios de comunicación
        |mídia|imprensa""",
    OrganisationKind.OTHER: """
        other|others|ngo|civil society|international organisation|international organization|기타|국제기구
        |시민단체|비영리|autre|ong|otro|otra|outro|outra|organización internacional
        |organização internacional""",
}

# Words in an organisation's name that tell its kind; the first kind that fits counts.
KIND_PARTS = {
    OrganisationKind.EMBASSY: "embassy|consulate|ambassade|embajada|embaixada|대사관|영사관",
    OrganisationKind.DEVELOPMENT_BANK: "bank|banque|banco|은행",
    OrganisationKind.UNIVERSITY: """
        university|college|universite|universidad|universidade|universitas|대학교|대학원|연구원|연구소""",
    OrganisationKind.MEDIA: """
        news|newspaper|radio|television|tv|press|journal|times|broadcasting|periodico|일보|신문|방송""",
    OrganisationKind.NATIONAL_INSTITUTION: """
        ministry|ministere|ministerio|national agency|행정안전부|국토교통부|외교부""",
    OrganisationKind.COMPANY: """
        inc|ltd|limited|llc|gmbh|corp|corporation|company|co ltd|plc|s a s|ltda|주식회사|유한회사""",
}

DELEGATION_ROLES = {
    DelegationRole.HEAD: """
        head|head of delegation|head delegate|chief delegate|leader|단장|대표단장|수석대표|chef de délégation
        |cheffe de délégation|jefe de delegación|jefa de delegación|chefe de delegação|chefe da delegação""",
    DelegationRole.VOTING: """
        voting|voting delegate|voter|투표 대표|투표권자|délégué votant|delegado votante|delegado con voto
        |delegado com voto""",
    DelegationRole.ALTERNATE: """
        alternate|alternate delegate|substitute|교체대표|교체 대표|suppléant|suppléante|suplente|alterno
        |alterna""",
    DelegationRole.MEMBER: """
        member|member of delegation|단원|대표단원|membre|miembro|membro""",
}

# What the usual categories are called; an event's category is found through a word it shares with a cell.
CATEGORY_GROUPS = (
    """
        head of delegation|head delegate|delegation head|chief delegate|단장|대표단장|수석대표
        |chef de délégation|cheffe de délégation|jefe de delegación|jefa de delegación|chefe de delegação
        |chefe da delegação""",
    """
        delegate|delegates|대표|대표단|대표단원|대의원|délégué|déléguée|delegado|delegada|participant
        |참가자|participante""",
    """
        observer|observers|참관|참관인|옵서버|옵저버|observateur|observatrice|observador|observadora""",
    """
        speaker|speakers|presenter|연사|발표자|강연자|orateur|oratrice|conférencier|intervenant
        |intervenante|ponente|orador|oradora|conferencista|palestrante""",
    """
        press|media|journalist|기자|언론|언론인|presse|journaliste|prensa|periodista|medios|imprensa
        |jornalista|mídia""",
    """
        partner|partners|sponsor|sponsors|파트너|후원|후원사|협력사|partenaire|socio|aliado|patrocinador
        |parceiro|parceira""",
    """
        staff|organiser|organizer|organising committee|secretariat|crew|volunteer|스태프|운영진|진행요원
        |직원|사무국|équipe|personnel|organisation|personal|organización|equipo|equipe|organização""",
    """
        guest|guests|vip|invited guest|내빈|초청|초청객|손님|invité|invitée|invité d honneur|invitado
        |invitada|invitado especial|convidado|convidada""",
    """
        accompanying|accompanying person|companion|spouse|partner of delegate|동반자|수행원|배우자
        |accompagnant|accompagnante|personne accompagnante|acompañante|acompanhante""",
)

# Answers that say nothing about gender; they count as an empty cell.
NO_ANSWER = """
    nao informado|ne souhaite pas repondre|non precise|not stated|prefer not to answer|prefer not to say
    |prefiero no decir|prefiero no decirlo|prefiro nao dizer|prefiro nao responder|sin especificar
    |undisclosed|unknown|unspecified|무응답|밝히지 않음|응답하지 않음"""

YES = """
    yes|y|true|1|x|ok|oui|o|si|s|sim|verdadero|vrai|verdadeiro|예|네|있음|참|동의|필요|checked|✓|✔|v"""
NO = """
    no|n|false|0|non|nao|falso|faux|아니오|아니요|없음|거짓|미동의|불필요|unchecked"""
