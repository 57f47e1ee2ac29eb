package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.azureplan.errors.ServiceException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every documented error code that an operation can give is given under its rule and reaches the caller typed. */
class ErrorCodesTest {
    /** One list for each step, in a class of its own. */
    static List<ErrorCase> cases() {
        return Stream.of(
                        ServiceErrorCases.all(),
                        CustomerErrorCases.all(),
                        AgreementErrorCases.all(),
                        PartnerErrorCases.all(),
                        CatalogErrorCases.all(),
                        CartErrorCases.all(),
                        OrderErrorCases.all(),
                        PurchaseErrorCases.all(),
                        SubscriptionErrorCases.all(),
                        AzureSubscriptionErrorCases.all(),
                        TransitionErrorCases.all(),
                        PricingErrorCases.all(),
                        UsageErrorCases.all(),
                        InvoiceErrorCases.all())
                .flatMap(List::stream)
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> a_documented_refusal_reaches_the_caller_typed() {
        return cases().stream()
                .flatMap(each -> Stream.of(Front.values())
                        .map(front -> DynamicTest.dynamicTest(each.code() + " " + front, () -> check(each, front))));
    }

    private static void check(ErrorCase expected, Front front) {
        try (Lab lab = new Lab(front)) {
            Throwable thrown = catchThrowable(() -> expected.refused().accept(lab));
            assertThat(thrown).isInstanceOf(expected.type());
            ServiceException refusal = (ServiceException) thrown;
            assertThat(refusal.status() + "/" + refusal.code().text()).isEqualTo(expected.code());
            assertThat(refusal.nextStep()).as("what to do next").isNotBlank();
            assertThat(refusal.requestId()).as("request id").isPresent();
            assertThat(refusal.outcome()).isEqualTo(expected.outcome());
        }
    }
}
