using System.Collections.Frozen;

namespace Insights.Data.Import.Rows;

/// <summary>What stands in a customer's place where there is no customer: placeholders, and the words of totals below a list.</summary>
internal static class Nobodies
{
    private const int LongestPlaceholder = 60;

    private static readonly FrozenSet<string> Words = Read("""
        guest, guest user, guest customer, guest checkout, guest order, guest buyer, guest account, guests
        walk in, walk in customer, walk in client, walk in guest, walk ins, walkin, walkin customer, walkin client, walk in sale
        cash, cash sale, cash sales, cash customer, cash client, counter sale, counter sales, counter customer, over the counter, otc
        store customer, in store customer, retail customer, general customer, generic customer, default customer, default, one time customer
        pos, pos customer, pos sale, passerby, passer by, misc, miscellaneous, various, various customers, sundry, sundries, sundry customer
        anonymous, anonymous customer, anonymous user, anonymous buyer, anonymous guest, anon, anonymised, anonymized
        deleted, deleted user, deleted customer, deleted account, removed, redacted, redacted customer
        unknown, unknown customer, unknown user, unnamed, unnamed customer, no name, noname, no customer, no customer selected, no one, nobody
        none, null, nil, nan, undefined, n/a, na, n a, nv, ref!
        value!
        not available, not applicable, not provided, not specified, not set, not given
        unspecified, unassigned, empty, blank, missing, tbd, customer, client, buyer, invalid request

        gast, gastkunde, gastbestellung, gastkonto, gastbesteller, gastzugang, gaste
        laufkunde, laufkunden, laufkundin, laufkundschaft, laufkundschaft bar, barverkauf, barverkaufe, barverkaeufe, barkunde, barkunden, bar, bargeld
        kasse, kassenkunde, kassenverkauf, kassenverkaufe, kassenbon, ladenverkauf, ladenkunde, ladenkasse, thekenverkauf, theke, tresenverkauf, tresen
        diverse, diverse kunden, divers, diverser, diverse debitoren, cpd, cpd kunde, cpd konto, cpd debitor, conto pro diverse
        einmalkunde, sammelkunde, sammelkonto, sammeldebitor, standardkunde, tageskunde, endkunde, endverbraucher, passant, passanten
        unbekannt, unbekannter kunde, kunde unbekannt, anonym, anonymer kunde, anonymisiert, geloscht, geloeschter kunde, geloschter kunde, geloescht
        ohne, ohne name, ohne namen, ohne kunde, ohne kundennummer, kein, keine, keiner, keine angabe, keine angaben, k a, k/a, kein kunde, kein name, keine zuordnung
        niemand, namenlos, nicht angegeben, nicht vorhanden, nicht bekannt, nicht zugeordnet, kunde, neukunde ohne nummer, o a, leer

        invite, client invite, commande invite, visiteur, client comptoir, client de passage, client passage, client de comptoir, passage
        client divers, clients divers, comptoir, vente comptoir, vente au comptoir, anonyme, client anonyme, inconnu, client inconnu
        aucun, aucun client, sans nom, sans client, especes, caisse, client occasionnel, client caisse, non renseigne, neant, client supprime, supprime, particulier

        gastklant, losse klant, losse klanten, losse verkoop, contant, contante klant, contante verkoop, kassa, kassaklant, kassaverkoop
        balieverkoop, balieklant, toonbank, toonbankverkoop, onbekend, onbekende klant, anoniem, anonieme klant, geen, geen klant, geen naam
        diversen, diverse klanten, niet opgegeven, niet bekend, verwijderd, winkelklant, winkelverkoop, klant

        invitado, cliente invitado, cliente ocasional, cliente mostrador, cliente de mostrador, mostrador, cliente contado, cliente de contado, contado
        venta mostrador, venta de mostrador, venta contado, cliente general, cliente generico, cliente varios, clientes varios, varios
        publico general, publico en general, consumidor final, cliente final, anonimo, cliente anonimo, desconocido, cliente desconocido
        ninguno, ninguna, sin nombre, sin cliente, efectivo, caja, eliminado, no disponible, sin datos, cliente de paso, cliente

        ospite, cliente ospite, cliente occasionale, cliente di passaggio, cliente banco, cliente al banco, vendita al banco, vendita banco, banco
        contanti, cassa, cliente cassa, sconosciuto, cliente sconosciuto, nessuno, nessun cliente, senza nome, consumatore finale
        vari, clienti vari, clienti diversi, corrispettivi, eliminato, non disponibile, non specificato

        convidado, visitante, consumidor, consumidor nao identificado, cliente nao identificado, nao informado, sem cliente
        """);

    private static readonly FrozenSet<string> Totals = Read("""
        total, totals, subtotal, sub total, grand total, sum, sum total, overall total, report total, total amount, total sales, carried forward
        summe, summen, gesamt, gesamtsumme, zwischensumme, endsumme, insgesamt, tagessumme, monatssumme, jahressumme, summe gesamt, gesamt summe, gesamtumsatz, ubertrag, total eur, summe eur, gesamt eur
        sous total, total general, montant total, somme, totaux
        totaal, subtotaal, eindtotaal, totaal generaal, som
        suma, suma total, suma y sigue, totales
        totale, totale generale, subtotale, totale complessivo, somma, totali
        soma, total geral
        """);

    private static readonly FrozenSet<string> LocalParts = Read("""
        noreply, no reply, donotreply, do not reply, noemail, no email, nomail, no mail, keinemail, keine email, keinemail, keine mail, ohne email
        nobody, none, null, na, anonymous, anonym, deleted, unknown, unbekannt, walkin, walk in, gast, guest, laufkunde, laufkundschaft, barverkauf
        invalid, geloescht, removed, redacted, noemailprovided, fake
        """);

    private static readonly FrozenSet<string> Addresses = new[]
    {
        "test@test.com", "test@test.de", "test@example.com", "test@example.org", "email@example.com", "mail@example.com", "name@example.com", "user@example.com",
        "customer@example.com", "you@example.com", "yourname@example.com", "info@example.com", "a@a.com", "a@a.de", "a@b.com", "a@b.c", "x@x.com", "x@x.de",
        "no@no.com", "no@no.de", "none@none.com", "na@na.com", "kunde@example.com", "max@mustermann.de", "example@example.com", "email@email.com",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True for a placeholder such as "Gast", "n/a", "0", "--" or deleted@site.invalid.</summary>
    internal static bool IsNobody(ReadOnlySpan<char> reference)
    {
        if (reference.Length > LongestPlaceholder) return false;
        if (reference.Contains('@')) return IsNobodysAddress(reference);
        if (IsNothing(reference)) return true;
        return char.IsLetter(FirstLetter(reference)) && Words.Contains(FoldedText.Of(reference));
    }

    /// <summary>True for the word of a row that adds up the rows above, such as "Summe".</summary>
    internal static bool IsTotal(ReadOnlySpan<char> text) => text.Length <= LongestPlaceholder && Totals.Contains(FoldedText.Of(text));

    /// <summary>Zeros and punctuation, and the -1 of some programs.</summary>
    private static bool IsNothing(ReadOnlySpan<char> text)
    {
        if (text is "-1" or "-1.0") return true;
        var zeros = 0;
        foreach (var c in text)
        {
            if (c == '0') zeros++;
            else if (char.IsLetterOrDigit(c) || c == '+' || char.IsSurrogate(c)) return false;
        }
        // "#0" and "0.0" are nothing, "0-0-0" may be an id.
        return zeros == 0 || text.Length - zeros <= 1;
    }

    private static char FirstLetter(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (char.IsLetterOrDigit(c)) return c;
        return default;
    }

    private static bool IsNobodysAddress(ReadOnlySpan<char> address)
    {
        var at = address.LastIndexOf('@');
        var domain = address[(at + 1)..];
        if (domain.EndsWith(".invalid", StringComparison.OrdinalIgnoreCase) || domain.Equals("invalid", StringComparison.OrdinalIgnoreCase)) return true;
        if (domain.Equals("localhost", StringComparison.OrdinalIgnoreCase) || at == 0) return true;
        return Addresses.GetAlternateLookup<ReadOnlySpan<char>>().Contains(address) || LocalParts.Contains(FoldedText.Of(address[..at]));
    }

    private static FrozenSet<string> Read(string words) =>
        words.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(word => FoldedText.Of(word)).ToFrozenSet(StringComparer.Ordinal);
}
