package io.github.azureplan.billing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Money;
import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.pricing.CreditRate;
import io.github.azureplan.pricing.CreditReason;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/** A report of earned credit as bytes: a mark with the version of the form, rate, dimensions, groups, names, a checksum. */
final class CreditFile {
    private static final long MARK = 0x617a70_63726564_31L; // "azpcred1"

    private final ByteBuffer in;

    private CreditFile(ByteBuffer in) {
        this.in = in;
    }

    static void write(
            OutputStream target,
            CreditRate rate,
            List<CreditDimension> dimensions,
            Map<CreditKey, CreditTotals> groups,
            CreditNames names)
            throws IOException {
        CheckedOutputStream checked = new CheckedOutputStream(target, new CRC32());
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(checked));
        out.writeLong(MARK);
        text(out, rate.percent().stripTrailingZeros().toString());
        text(out, rate.source());
        out.writeInt(dimensions.size());
        for (CreditDimension dimension : dimensions) {
            text(out, dimension.name());
        }
        out.writeInt(groups.size());
        for (Map.Entry<CreditKey, CreditTotals> group : groups.entrySet()) {
            for (String value : group.getKey().values()) {
                text(out, value);
            }
            text(out, group.getKey().currency().text());
            totals(out, group.getValue());
        }
        out.writeInt(names.byDimension.size());
        for (Map.Entry<CreditDimension, Map<String, String>> each : names.byDimension.entrySet()) {
            text(out, each.getKey().name());
            out.writeInt(each.getValue().size());
            for (Map.Entry<String, String> name : each.getValue().entrySet()) {
                text(out, name.getKey());
                text(out, name.getValue());
            }
        }
        out.flush();
        out.writeLong(checked.getChecksum().getValue());
        out.flush();
    }

    private static void totals(DataOutputStream out, CreditTotals totals) throws IOException {
        out.writeLong(totals.lines());
        amount(out, totals.list());
        amount(out, totals.charged());
        amount(out, totals.earned());
        amount(out, totals.missed());
        out.writeInt(totals.otherCharges().size());
        for (Map.Entry<CreditReason, CreditAmount> charge :
                totals.otherCharges().entrySet()) {
            text(out, charge.getKey().name());
            amount(out, charge.getValue());
        }
    }

    private static void amount(DataOutputStream out, CreditAmount amount) throws IOException {
        text(out, amount.billing().amount().stripTrailingZeros().toString());
        text(out, amount.usd().amount().stripTrailingZeros().toString());
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static EarnedCreditReport read(byte[] bytes) {
        int end = bytes.length - Long.BYTES;
        if (end < Long.BYTES || ByteBuffer.wrap(bytes).getLong() != MARK) {
            throw damaged("is none that this version saved; read the lines again", null);
        }
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, end);
        if (ByteBuffer.wrap(bytes, end, Long.BYTES).getLong() != crc.getValue()) {
            throw damaged("is damaged: its checksum does not agree", null);
        }
        try {
            return new CreditFile(ByteBuffer.wrap(bytes, Long.BYTES, end - Long.BYTES)).report();
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw damaged("is damaged: its parts do not agree", e);
        }
    }

    private static DamagedDataException damaged(String problem, @Nullable Throwable cause) {
        return new DamagedDataException("the saved credit report", 0, null, problem, cause);
    }

    private EarnedCreditReport report() {
        CreditRate rate = new CreditRate(new BigDecimal(text()), text());
        List<CreditDimension> dimensions = new ArrayList<>();
        for (int i = count(); i > 0; i--) {
            dimensions.add(CreditDimension.named(text()));
        }
        Map<CreditKey, CreditTotals> groups = new TreeMap<>();
        Map<String, String> pool = new TreeMap<>();
        for (int i = count(); i > 0; i--) {
            List<String> values = new ArrayList<>();
            for (int value = 0; value < dimensions.size(); value++) {
                values.add(pool.computeIfAbsent(text(), each -> each));
            }
            CurrencyCode currency = CurrencyCode.of(text());
            groups.put(new CreditKey(List.copyOf(values), currency), totals(currency));
        }
        CreditNames names = new CreditNames();
        for (int i = count(); i > 0; i--) {
            CreditDimension dimension = CreditDimension.named(text());
            for (int name = count(); name > 0; name--) {
                names.put(dimension, text(), text());
            }
        }
        if (in.hasRemaining()) {
            throw new IllegalArgumentException("more than was expected");
        }
        return new EarnedCreditReport(rate, List.copyOf(dimensions), groups, names);
    }

    private CreditTotals totals(CurrencyCode currency) {
        long lines = in.getLong();
        CreditAmount list = amount(currency);
        CreditAmount charged = amount(currency);
        CreditAmount earned = amount(currency);
        CreditAmount missed = amount(currency);
        Map<CreditReason, CreditAmount> others = new EnumMap<>(CreditReason.class);
        for (int i = count(); i > 0; i--) {
            others.put(CreditReason.valueOf(text()), amount(currency));
        }
        return new CreditTotals(lines, list, charged, earned, missed, others);
    }

    private CreditAmount amount(CurrencyCode currency) {
        Money billing = Money.of(text(), currency);
        return new CreditAmount(billing, Money.of(text(), CurrencyCode.USD));
    }

    private int count() {
        int count = in.getInt();
        if (count < 0 || count > in.remaining()) {
            throw new BufferUnderflowException();
        }
        return count;
    }

    private String text() {
        byte[] bytes = new byte[count()];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
